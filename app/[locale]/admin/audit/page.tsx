import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { auditAddress, filterOf, lineOf } from '@/components/admin/audit/address'
import { AuditLines } from '@/components/admin/audit/audit-lines'
import { ExportForm } from '@/components/admin/audit/export-form'
import { FilterForm } from '@/components/admin/audit/filter-form'
import { Statistics } from '@/components/admin/audit/statistics'
import type { Query } from '@/components/admin/keyset'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { database } from '@/db/client'
import { auditList, auditStatistics } from '@/lib/audit/queries'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'audit.page' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** Who did what to whom: the whole log, to be asked and taken away. */
export default async function AuditPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/admin/audit', 'ADMIN')
  const query = await searchParams
  const filter = filterOf(query)
  const db = database()
  const [{ items, next }, statistics, t] = await Promise.all([
    auditList(db, user, filter, lineOf(query.after)),
    auditStatistics(db, user, now()),
    getTranslations({ locale, namespace: 'audit.page' }),
  ])
  const path = localePath(locale, '/admin/audit')
  return (
    <div className="grid gap-8">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('intro')}</p>
      </header>
      <Statistics {...{ locale, path, statistics }} />
      <FilterForm {...{ locale, filter }} action={path} />
      <section className="grid gap-4" aria-label={t('lines')}>
        <AuditLines {...{ locale, items }} />
        <Pagination
          label={t('pages')}
          next={next === null ? null : { href: auditAddress(path, filter, next), label: t('more') }}
        />
      </section>
      <ExportForm {...{ locale, filter }} />
    </div>
  )
}
