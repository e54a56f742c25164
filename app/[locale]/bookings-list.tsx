import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { BookingList, type Side } from '@/components/bookings/booking-list'
import { listRequest, nextPage } from '@/components/bookings/list-page'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import { listBookings } from '@/lib/bookings/queries/view'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'

export type ListProps = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

const SIDE = {
  client: { role: 'CLIENT', path: '/account/bookings', title: 'title', description: 'description' },
  provider: { role: 'PROVIDER', path: '/pro/bookings', title: 'proTitle', description: 'proDescription' },
} as const

/** Head of a side's booking pages. */
export async function bookingsMetadata(side: Side, params: Promise<{ locale: string }>): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'bookings.list' })
  const { title, description } = SIDE[side]
  return { title: t(title), description: t(description), robots: { index: false } }
}

/** The bookings of the signed-in client, or of the signed-in provider. */
export async function BookingsOf({ side, params, searchParams }: ListProps & { side: Side }) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const { role, path, title } = SIDE[side]
  const user = await requireRole(locale, path, role)
  const { scope, after } = listRequest(await searchParams)
  const [{ items, next }, t] = await Promise.all([
    listBookings(database(), user, scope, now(), after),
    getTranslations({ locale, namespace: 'bookings.list' }),
  ])
  return (
    <div className="grid gap-6">
      <h1>{t(title)}</h1>
      <BookingList
        locale={locale}
        side={side}
        scope={scope}
        items={items}
        next={nextPage(localePath(locale, path), scope, next)}
      />
    </div>
  )
}
