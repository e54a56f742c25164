import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { AgendaGrid } from '@/components/agenda/agenda-grid'
import { BLOCK_FORM, Blocks } from '@/components/agenda/blocks'
import { type AgendaFacts, blocksOf, gridDay } from '@/components/agenda/days'
import { Month } from '@/components/agenda/month'
import { Toolbar } from '@/components/agenda/toolbar'
import { Alert } from '@/components/ui/feedback'
import { database } from '@/db/client'
import { frameOf } from '@/lib/agenda/domain/day-plan'
import { agendaRequest, datesOf, type Window, windowOf } from '@/lib/agenda/domain/window'
import { agendaBookings, agendaCounts } from '@/lib/agenda/queries/bookings'
import { agendaClosures } from '@/lib/agenda/queries/closures'
import { loadCalendars } from '@/lib/availability/queries'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale, type Locale } from '@/lib/i18n/routing'
import { today as currentDay } from '@/lib/time/clock'
import type { LocalDate } from '@/lib/time/zone'
import { CalendarSection } from '../../calendar-section'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'agenda' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

async function calendarOf(providerId: number, window: Window) {
  const calendars = await loadCalendars(database(), [providerId], window)
  return calendars.get(providerId)?.calendar ?? null
}

async function Hours({ locale, window, today, facts }: HoursProps) {
  const t = await getTranslations({ locale, namespace: 'agenda' })
  const days = datesOf(window).map(date => gridDay(t, locale, facts, date, today))
  const { start, end } = frameOf(days.flatMap(day => [...day.open, ...day.items]))
  const words = {
    grid: t('title'),
    time: t('time'),
    open: t('open'),
    closed: t('closed'),
    block: t('block'),
    cancel: t('cancel'),
  }
  return (
    <AgendaGrid days={days} from={start} to={end} rtl={locale === 'ar'} words={words} formId={BLOCK_FORM} />
  )
}
type HoursProps = { locale: Locale; window: Window; today: LocalDate; facts: AgendaFacts }

/** What the provider does when: a day, a week or a month, in Moroccan wall time whatever the browser believes. */
export default async function AgendaPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const { providerId, userId } = await requireRole(locale, '/pro/agenda', 'PROVIDER')
  if (providerId === null) notFound()
  const query = await searchParams
  const today = currentDay()
  const { view, date } = agendaRequest(one(query.view), one(query.date), today)
  const window = windowOf(view, date)
  const db = database()
  const monthly = view === 'month'
  const [t, calendar, closures, bookings, counts] = await Promise.all([
    getTranslations({ locale, namespace: 'agenda' }),
    calendarOf(providerId, window),
    agendaClosures(db, providerId, window),
    monthly ? [] : agendaBookings(db, providerId, window),
    monthly ? agendaCounts(db, providerId, window) : new Map(),
  ])
  return (
    <div className="grid min-w-0 gap-6">
      <h1>{t('title')}</h1>
      {calendar ? null : <Alert tone="info" title={t('notPublic')} />}
      <Toolbar locale={locale} view={view} date={date} today={today} />
      {monthly ? (
        <Month
          locale={locale}
          date={date}
          today={today}
          dates={datesOf(window)}
          calendar={calendar}
          counts={counts}
          closures={closures}
        />
      ) : (
        <>
          <p className="hint">{t('hint')}</p>
          <Hours locale={locale} window={window} today={today} facts={{ calendar, bookings, closures }} />
        </>
      )}
      <Blocks locale={locale} date={date} today={today} blocks={blocksOf(closures)} />
      <CalendarSection locale={locale} userId={userId} />
    </div>
  )
}
