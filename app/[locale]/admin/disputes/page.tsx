import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { listAddress, one, type Query, readMark, writeMark } from '@/components/admin/keyset'
import { DisputeList } from '@/components/disputes/dispute-list'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { listDisputes } from '@/lib/disputes/queries'
import { isLocale } from '@/lib/i18n/routing'

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'disputes' })
  return { title: t('adminTitle'), description: t('adminDescription'), robots: { index: false } }
}

/** What waits for a ruling. */
export default async function DisputesPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/admin/disputes', 'ADMIN')
  const query = await searchParams
  const scope = one(query.scope) === 'ruled' ? 'ruled' : 'open'
  const [{ items, next }, t] = await Promise.all([
    listDisputes(database(), user, scope, readMark(query.after)),
    getTranslations({ locale, namespace: 'disputes' }),
  ])
  const path = localePath(locale, '/admin/disputes')
  const more = next && listAddress(path, { scope, after: writeMark(next.at, next.id) })
  return (
    <div className="grid max-w-text gap-6">
      <header className="grid gap-2">
        <h1>{t('adminTitle')}</h1>
        <p className="text-muted">{t('adminDescription')}</p>
      </header>
      <DisputeList {...{ locale, scope, items }} />
      <Pagination label={t('pages')} next={more ? { href: more, label: t('more') } : null} />
    </div>
  )
}
