import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { BookingTable } from '@/components/admin/bookings/booking-table'
import { SearchForm } from '@/components/admin/bookings/search-form'
import { listAddress, one, type Query, readMark, writeMark } from '@/components/admin/keyset'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { database } from '@/db/client'
import { BOOKING_STATUSES } from '@/lib/bookings/domain/status'
import { adminBookings } from '@/lib/bookings/queries/admin'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.bookings' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** Every booking, to be found by reference or state. */
export default async function AdminBookingsPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/admin/bookings', 'ADMIN')
  const query = await searchParams
  const reference = one(query.q).toUpperCase().slice(0, 12)
  const status = BOOKING_STATUSES.find(state => state === one(query.status)) ?? null
  const mark = readMark(query.after)
  const [{ items, next }, t] = await Promise.all([
    adminBookings(database(), user, { reference, status }, mark && { startsAt: mark.at, id: mark.id }),
    getTranslations({ locale, namespace: 'admin.bookings' }),
  ])
  const path = localePath(locale, '/admin/bookings')
  const more = next ? writeMark(next.startsAt, next.id) : null
  return (
    <div className="grid gap-6">
      <h1>{t('title')}</h1>
      <SearchForm {...{ locale, reference }} action={path} status={status ?? ''} />
      <BookingTable locale={locale} items={items} />
      <Pagination
        label={t('pages')}
        next={
          more ? { href: listAddress(path, { q: reference, status, after: more }), label: t('more') } : null
        }
      />
    </div>
  )
}
