import type { getTranslations } from 'next-intl/server'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { openMinutes, partOn, spanText } from '@/lib/agenda/domain/day-plan'
import type { AgendaBooking } from '@/lib/agenda/queries/bookings'
import type { AgendaClosures } from '@/lib/agenda/queries/closures'
import type { Calendar } from '@/lib/availability/domain/calendar'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import { type LocalDate, MINUTES_PER_DAY } from '@/lib/time/zone'
import type { GridDay, GridItem } from './grid-model'

export type AgendaWords = Awaited<ReturnType<typeof getTranslations<'agenda'>>>

export type AgendaFacts = {
  /** Null while the profile is not public: nothing can be booked yet. */
  calendar: Calendar | null
  bookings: readonly AgendaBooking[]
  closures: AgendaClosures
}

const onDay = (span: { startsOn: LocalDate; endsOn: LocalDate }, date: LocalDate) =>
  span.startsOn <= date && date <= span.endsOn

/** What is to be known of a day beside its hours. */
export function notesOf(
  t: AgendaWords,
  locale: Locale,
  { exceptions, away, periods }: AgendaClosures,
  date: LocalDate,
): string[] {
  const notes = periods
    .filter(period => onDay(period, date))
    .map(period => (locale === 'ar' ? period.nameAr : period.nameFr))
  if (away.some(span => onDay(span, date))) notes.push(t('away'))
  for (const { kind, start, end } of exceptions.filter(exception => exception.date === date)) {
    if (kind === 'CLOSED' && start === null) notes.push(t('dayClosed'))
    if (kind === 'OPEN' && start !== null && end !== null)
      notes.push(t('extra', { span: spanText({ start, end }) }))
  }
  return notes
}

function bookingItem(
  t: AgendaWords,
  locale: Locale,
  booking: AgendaBooking,
  date: LocalDate,
): GridItem | null {
  const whole = {
    date: booking.wallDate,
    start: booking.wallMinutes,
    end: booking.wallMinutes + booking.minutes,
  }
  const part = partOn(whole, date)
  if (!part) return null
  const held = booking.status === 'HOLD'
  const service = locale === 'ar' ? booking.serviceAr : booking.serviceFr
  const place = locale === 'ar' ? booking.placeAr : booking.placeFr
  const status = t(`status.${booking.status as 'PENDING'}`)
  const title = held ? status : service
  const text = held ? '' : `${personName(locale, booking.firstName)} · ${place}`
  return {
    key: `${booking.id}:${date}`,
    href: held ? null : localePath(locale, `/pro/bookings/${booking.id}`),
    ...part,
    before: date === booking.wallDate ? Math.min(booking.bufferBefore, part.start) : 0,
    after: part.end === MINUTES_PER_DAY ? 0 : Math.min(booking.bufferAfter, MINUTES_PER_DAY - part.end),
    tone: booking.status,
    title,
    text,
    label: [spanText(part), title, text, status].filter(Boolean).join(', '),
  }
}

/** The blocked parts of a day. */
export const blocksOf = ({ exceptions }: AgendaClosures) =>
  exceptions.flatMap(({ id, date, kind, start, end }) =>
    kind === 'CLOSED' && start !== null && end !== null ? [{ id, date, start, end }] : [],
  )

/** One day as the grid draws it, all in words and wall minutes. */
export function gridDay(
  t: AgendaWords,
  locale: Locale,
  { calendar, bookings, closures }: AgendaFacts,
  date: LocalDate,
  today: LocalDate,
): GridDay {
  const blocks = blocksOf(closures)
    .filter(block => block.date === date)
    .map(({ id, start, end }): GridItem => {
      const words = { title: t('blocked'), text: spanText({ start, end }) }
      return {
        key: `block-${id}`,
        href: null,
        start,
        end,
        before: 0,
        after: 0,
        tone: 'BLOCK',
        ...words,
        label: `${words.title}, ${words.text}`,
      }
    })
  const weekday = formatDate(locale, date, 'weekdayShort')
  return {
    date,
    label: formatDate(locale, date, 'long'),
    weekday,
    day: formatDate(locale, date, 'day'),
    href: `${localePath(locale, '/pro/agenda')}?view=day&date=${date}`,
    today: date === today,
    open: calendar ? openMinutes(calendar, date) : [],
    notes: notesOf(t, locale, closures, date),
    items: [...blocks, ...bookings.flatMap(booking => bookingItem(t, locale, booking, date) ?? [])],
  }
}
