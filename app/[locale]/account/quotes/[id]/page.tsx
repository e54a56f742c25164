import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { OwnDetail } from '@/components/quotes/own-detail'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { findOwnRequest } from '@/lib/quotes/queries/own'
import { now } from '@/lib/time/clock'

type Props = {
  params: Promise<{ locale: string; id: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'quotes' })
  return { title: t('detail.title'), description: t('list.description'), robots: { index: false } }
}

export default async function OwnQuotePage({ params, searchParams }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, `/account/quotes/${id}`, 'CLIENT')
  const [request, { sent }] = await Promise.all([findOwnRequest(database(), user, id), searchParams])
  if (!request) notFound()
  return <OwnDetail locale={locale} request={request} justSent={sent !== undefined} now={now()} />
}
