import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { markText, readMark } from '@/components/bookings/list-page'
import { OwnList } from '@/components/quotes/own-list'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { listOwnRequests } from '@/lib/quotes/queries/own'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'quotes.list' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

export default async function OwnQuotesPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/account/quotes', 'CLIENT')
  const after = readMark((await searchParams).after)
  const [{ items, next }, t] = await Promise.all([
    listOwnRequests(database(), user, after ?? undefined),
    getTranslations({ locale, namespace: 'quotes.list' }),
  ])
  return (
    <div className="grid gap-6">
      <h1>{t('title')}</h1>
      <OwnList
        locale={locale}
        items={items}
        next={next ? `${localePath(locale, '/account/quotes')}?after=${markText(next)}` : null}
      />
    </div>
  )
}
