import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { VerifyBanner } from '@/components/accounts/verify-banner'
import { neighbours, slotDays, WINDOW_DAYS, windowStart } from '@/components/bookings/book-view'
import { durationText } from '@/components/bookings/words'
import { AcceptForm } from '@/components/quotes/accept-form'
import { QuoteLines } from '@/components/quotes/lines'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { Panel } from '@/components/ui/surface'
import { database } from '@/db/client'
import { loadCalendars } from '@/lib/availability/queries'
import { localName } from '@/lib/catalogue/domain'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { isOpenQuote } from '@/lib/quotes/domain/status'
import { findOwnRequest } from '@/lib/quotes/queries/own'
import { now, today } from '@/lib/time/clock'

type Props = {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'quotes' })
  return { title: t('accept.title'), description: t('list.description'), robots: { index: false } }
}

const one = (value: string | string[] | undefined) => (Array.isArray(value) ? value[0] : value)

/** The provider's free slots for as long as the quote says: choosing one accepts it. */
export default async function AcceptQuotePage({ params, searchParams }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const query = await searchParams
  const asked = one(query.provider) ?? ''
  const detail = localePath(locale, `/account/quotes/${id}`)
  const path = `${detail}/accept?provider=${encodeURIComponent(asked)}`
  const user = await requireRole(locale, `/account/quotes/${id}`, 'CLIENT')
  const at = now()
  const request = await findOwnRequest(database(), user, id)
  const quote = request?.quotes.find(each => String(each.providerId) === asked)
  if (!request || !quote) notFound()
  if (quote.bookingId) redirect(localePath(locale, `/account/bookings/${quote.bookingId}`))
  if (request.status !== 'OPEN' || !isOpenQuote(quote.status) || quote.validUntil <= at) redirect(detail)

  const { horizonDays, ...found } = await calendarOf(quote.providerId, one(query.from), request.wishedOn, at)
  const rules = { ...found.rules, durationMinutes: quote.durationMinutes }
  const days = slotDays(locale, found.calendar, rules, found.from, at)
  const { earlier, later } = neighbours(found.from, today(at), horizonDays)
  const [t, book, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'quotes' }),
    getTranslations({ locale, namespace: 'bookings.book' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const weeks = [
    ...(earlier ? [{ href: `${path}&from=${earlier}`, label: book('earlier') }] : []),
    ...(later ? [{ href: `${path}&from=${later}`, label: book('later') }] : []),
  ]
  return (
    <div className="grid items-start gap-8 lg:grid-cols-[1fr_372px] lg:gap-11">
      <div className="grid gap-6">
        <header className="grid gap-2">
          <a className="link w-fit py-2" href={detail}>
            <Icon name="arrow-left" /> {t('accept.back')}
          </a>
          <h1>{t('accept.title')}</h1>
          <p className="text-muted">{t('accept.with', { name: localName(locale, quote) })}</p>
        </header>
        {user.emailVerifiedAt ? null : <VerifyBanner locale={locale} callbackUrl={path} />}
        <AcceptForm
          locale={locale}
          requestId={request.id}
          providerId={quote.providerId}
          version={quote.version}
          days={days}
          weeks={weeks}
        />
      </div>
      <Panel as="aside" className="grid gap-4 max-lg:order-first lg:sticky lg:top-6">
        <h2 className="text-lg">{localName(locale, quote)}</h2>
        <p className="hint">{durationText(bookings, quote.durationMinutes)}</p>
        <QuoteLines locale={locale} lines={quote.lines} total={quote.total} />
        <p className="hint">{bookings('detail.cash')}</p>
      </Panel>
    </div>
  )
}

/** A week of the provider's calendar: the one asked for, else the wished day's. */
async function calendarOf(providerId: number, from: string | undefined, wished: string | null, at: Date) {
  const horizon = await loadCalendars(database(), [providerId], { from: today(at), days: 1 })
  const rules = horizon.get(providerId)?.rules
  if (!rules) notFound()
  const start = windowStart(from ?? wished ?? undefined, null, today(at), rules.horizonDays)
  const calendars = await loadCalendars(database(), [providerId], { from: start, days: WINDOW_DAYS })
  const found = calendars.get(providerId)
  if (!found) notFound()
  return { ...found, from: start, horizonDays: rules.horizonDays }
}
