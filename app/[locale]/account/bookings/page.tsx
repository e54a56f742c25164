import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { BookingList } from '@/components/bookings/booking-list'
import { listRequest, nextPage } from '@/components/bookings/list-page'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import { listBookings } from '@/lib/bookings/queries/view'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'bookings.list' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

export default async function BookingsPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const path = '/account/bookings'
  const user = await requireRole(locale, path, 'CLIENT')
  const { scope, after } = listRequest(await searchParams)
  const [{ items, next }, t] = await Promise.all([
    listBookings(database(), user, scope, now(), after),
    getTranslations({ locale, namespace: 'bookings.list' }),
  ])
  return (
    <div className="grid gap-6">
      <h1>{t('title')}</h1>
      <BookingList
        locale={locale}
        side="client"
        scope={scope}
        items={items}
        next={nextPage(localePath(locale, path), scope, next)}
      />
    </div>
  )
}
