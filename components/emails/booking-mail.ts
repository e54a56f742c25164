import type { LinkAct } from '@/lib/answers/domain'
import { contactShared } from '@/lib/bookings/domain/contact'
import type { BookingNotice } from '@/lib/bookings/queries/notice'
import { type BookingMail, isReviewMail, sideOf } from '@/lib/notifications/domain/mails'
import { formatDate, formatDateTime } from '@/lib/time/format'
import { formatMinutes } from '@/lib/time/zone'
import { bookingFacts, bookingNames } from './booking-facts'
import { isolate, manyLines, oneLine } from './clean-text'
import type { MailContent } from './content'
import { emailTranslator } from './translator'

// A refusal is of no use without a way on.
const LEADS_TO_SEARCH: readonly BookingMail[] = ['refused_client', 'expired_client', 'cancelled_client']

const NOTES = {
  requested_client: 'notes.contactLater',
  requested_provider: 'notes.contactOnAccept',
  confirmed_client: 'notes.tellEarly',
  confirmed_provider: 'notes.private',
  reminder_day_client: 'notes.code',
  reminder_day_provider: 'notes.askCode',
  reminder_hours_client: 'notes.code',
  reminder_hours_provider: 'notes.askCode',
  expired_provider: 'notes.answerFast',
  invite_client: 'notes.blind',
  invite_provider: 'notes.blind',
} as const

const REASONS = {
  refused_client: 'facts.reason',
  cancelled_client: 'facts.reason',
  cancelled_provider: 'facts.reason',
  receipt_client: 'facts.yourReason',
  receipt_provider: 'facts.yourReason',
} as const
const MAX_QUOTE = 500

const entry = <Value>(table: Partial<Record<BookingMail, Value>>, mail: BookingMail) => table[mail]

function actionHref(mail: BookingMail, booking: BookingNotice, appUrl: string, service: string): string {
  const side = sideOf(mail)
  const { locale } = booking[side]
  if (LEADS_TO_SEARCH.includes(mail)) return `${appUrl}/${locale}/search?q=${encodeURIComponent(service)}`
  const page = `${appUrl}/${locale}/${side === 'client' ? 'account' : 'pro'}/bookings/${booking.id}`
  return mail.startsWith('invite_') ? `${page}/review` : isReviewMail(mail) ? `${page}#reviews` : page
}

/** Where a request can be answered without signing in. */
type AnswerLink = { href: (appUrl: string, locale: string, act?: LinkAct) => string }

/** The e-mail about a booking, in its reader's language. Times are the agreed wall time, never converted. */
export function bookingMail(
  mail: BookingMail,
  booking: BookingNotice,
  appUrl: string,
  link: AnswerLink | null = null,
): MailContent {
  const side = sideOf(mail)
  const { locale } = booking[side]
  const t = emailTranslator(locale)
  // The job is done: to speak of it afterwards needs neither address nor telephone.
  const shared = contactShared(booking.status) && !isReviewMail(mail)
  const names = bookingNames(booking, locale, shared)
  const values = {
    provider: isolate(locale, names.provider),
    client: isolate(locale, names.client),
    service: isolate(locale, names.service),
    when: t('whenShort', {
      date: formatDate(locale, booking.wallDate, 'medium'),
      time: formatMinutes(booking.wallMinutes),
    }),
    deadline: booking.expiresAt ? formatDateTime(locale, booking.expiresAt) : '',
    by: booking.cancelledBy ?? 'system',
  }
  const note = entry(NOTES, mail)
  const reasonLabel = entry(REASONS, mail)
  const body = t(`booking.${mail}.body`, values)
  return {
    locale,
    subject: t(`booking.${mail}.subject`, values),
    preheader: body,
    heading: t(`booking.${mail}.heading`),
    greeting: t('greeting', {
      name: isolate(locale, side === 'client' ? oneLine(booking.client.firstName) : names.provider),
    }),
    body,
    facts: bookingFacts(booking, side, t, shared),
    quote:
      reasonLabel && booking.reason
        ? { label: t(reasonLabel), text: manyLines(booking.reason, MAX_QUOTE) }
        : null,
    action: link
      ? { label: t('answer.accept'), href: link.href(appUrl, locale, 'accept') }
      : { label: t(`booking.${mail}.action`), href: actionHref(mail, booking, appUrl, names.service) },
    ...(link
      ? {
          others: [
            { label: t('answer.refuse'), href: link.href(appUrl, locale, 'refuse') },
            { label: t(`booking.${mail}.action`), href: actionHref(mail, booking, appUrl, names.service) },
          ],
        }
      : {}),
    fallback: null,
    note: note ? t(note) : null,
    why: t(side === 'client' ? 'why.client' : 'why.provider'),
  }
}
