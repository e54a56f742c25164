import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { BookingDetail } from '@/components/bookings/booking-detail'
import { database } from '@/db/client'
import { allowedTransitions } from '@/lib/bookings/domain/decide'
import { findBooking } from '@/lib/bookings/queries/view'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'

type Props = {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'bookings.list' })
  return { title: t('proTitle'), description: t('proDescription'), robots: { index: false } }
}

export default async function BookingPage({ params, searchParams }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, `/pro/bookings/${id}`, 'PROVIDER')
  const booking = await findBooking(database(), user, id)
  if (!booking) notFound()
  const { sent } = await searchParams
  return (
    <BookingDetail
      locale={locale}
      side="provider"
      booking={booking}
      allowed={allowedTransitions(booking, 'provider', now())}
      justSent={sent !== undefined}
    />
  )
}
