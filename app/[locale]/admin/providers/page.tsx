import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { ProviderQueue } from '@/components/admin/provider-queue'
import { queueAddress, queueRequest } from '@/components/admin/queue-request'
import { database } from '@/db/client'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { providerQueue, queueCounts } from '@/lib/providers/queries/queue'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.providers' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** Who waits for a decision, who has waited longest first; and everybody else by state. */
export default async function ProvidersPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  await requireRole(locale, '/admin/providers', 'ADMIN')
  const asked = queueRequest(await searchParams)
  const db = database()
  const [{ items, next }, counts, catalogue, t] = await Promise.all([
    providerQueue(db, asked),
    queueCounts(db),
    loadCatalogue(),
    getTranslations({ locale, namespace: 'admin.providers' }),
  ])
  return (
    <div className="grid gap-6">
      <h1>{t('title')}</h1>
      <ProviderQueue
        locale={locale}
        asked={asked}
        items={items}
        counts={counts}
        catalogue={catalogue}
        next={next && queueAddress(locale, { ...asked, after: next })}
      />
    </div>
  )
}
