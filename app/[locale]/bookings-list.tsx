import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { Accepted } from '@/components/bookings/accepted'
import { Board } from '@/components/bookings/board'
import { BookingList, type Side } from '@/components/bookings/booking-list'
import { listRequest, type Query } from '@/components/bookings/list-page'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import { BOARD_LISTS, CLIENT_LISTS } from '@/lib/bookings/domain/lists'
import { boardCounts, listBookings } from '@/lib/bookings/queries/list'
import { findBooking } from '@/lib/bookings/queries/view'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { now, today } from '@/lib/time/clock'
import { CalendarSection } from './calendar-section'

export type ListProps = { params: Promise<{ locale: string }>; searchParams: Promise<Query> }

const TITLES = {
  client: { title: 'title', description: 'description' },
  provider: { title: 'proTitle', description: 'proDescription' },
} as const

/** Head of a side's booking pages. */
export async function bookingsMetadata(side: Side, params: Promise<{ locale: string }>): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'bookings.list' })
  const { title, description } = TITLES[side]
  return { title: t(title), description: t(description), robots: { index: false } }
}

/** The bookings of the signed-in client. */
export async function ClientBookings({ params, searchParams }: ListProps) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/account/bookings', 'CLIENT')
  const request = listRequest(await searchParams, CLIENT_LISTS)
  const [{ items, next }, t] = await Promise.all([
    listBookings(database(), user, request.list, request.filter, now(), request.after),
    getTranslations({ locale, namespace: 'bookings.list' }),
  ])
  return (
    <div className="grid gap-6">
      <h1>{t('title')}</h1>
      <BookingList
        locale={locale}
        path={localePath(locale, '/account/bookings')}
        request={request}
        items={items}
        next={next}
      />
      <CalendarSection locale={locale} userId={user.userId} />
    </div>
  )
}

/** The missions of the signed-in provider. */
export async function ProviderBoard({ params, searchParams }: ListProps) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/pro/bookings', 'PROVIDER')
  const query = await searchParams
  const at = now()
  const counts = await boardCounts(database(), user, at)
  const asked = listRequest(query, BOARD_LISTS)
  // Without a wish the page opens where there is something to do.
  const list = query.scope === undefined && counts.answer === 0 && counts.next > 0 ? 'next' : asked.list
  const request = { ...asked, list }
  const asking = typeof query.accepted === 'string' ? query.accepted : null
  const [accepted, { items, next }, t] = await Promise.all([
    asking ? findBooking(database(), user, asking) : null,
    listBookings(database(), user, list, request.filter, at, request.after),
    getTranslations({ locale, namespace: 'bookings.list' }),
  ])
  return (
    <div className="grid gap-6">
      <h1>{t('proTitle')}</h1>
      {accepted ? <Accepted locale={locale} booking={accepted} /> : null}
      <Board
        locale={locale}
        path={localePath(locale, '/pro/bookings')}
        request={request}
        counts={counts}
        items={items}
        next={next}
        now={at}
        today={today(at)}
      />
    </div>
  )
}
