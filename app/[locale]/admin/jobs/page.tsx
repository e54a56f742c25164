import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { DeadLetters } from '@/components/admin/jobs/dead-letters'
import { FailedJobs } from '@/components/admin/jobs/failed-jobs'
import { Suppressed } from '@/components/admin/jobs/suppressed'
import { VendorReports } from '@/components/admin/jobs/vendor-reports'
import { listAddress, one, type Query, readMark, writeMark } from '@/components/admin/keyset'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { database } from '@/db/client'
import type { User } from '@/lib/core/actor'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale, type Locale } from '@/lib/i18n/routing'
import {
  deadLetterCounts,
  deadLetters,
  lastReports,
  suppressionCounts,
} from '@/lib/notifications/queries/dead-letters'
import { failedJobs } from '@/lib/operations/queries/failed-jobs'

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<Query> }

const VIEWS = ['mail', 'jobs', 'reports', 'addresses'] as const

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.jobs' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

type ViewProps = { locale: Locale; user: User; query: Query; path: string }

async function Letters({ locale, user, query, path }: ViewProps) {
  const db = database()
  const template = one(query.template).slice(0, 60) || null
  const [{ items, next }, counts, t] = await Promise.all([
    deadLetters(db, user, template, readMark(query.after)),
    deadLetterCounts(db, user),
    getTranslations({ locale, namespace: 'admin.jobs' }),
  ])
  const hrefOf = (name: string | null) => listAddress(path, { template: name })
  const more = next ? listAddress(path, { template, after: writeMark(next.at, next.id) }) : null
  return (
    <>
      <DeadLetters {...{ locale, counts, template, hrefOf }} letters={items} />
      <Pagination label={t('more')} next={more ? { href: more, label: t('more') } : null} />
    </>
  )
}

async function Jobs({ locale, user, query, path }: ViewProps) {
  const after = /^\d{1,18}$/.exec(one(query.after))?.[0] ?? null
  const [{ items, next }, t] = await Promise.all([
    failedJobs(database(), user, after),
    getTranslations({ locale, namespace: 'admin.jobs' }),
  ])
  const more = next ? listAddress(path, { view: 'jobs', after: next }) : null
  return (
    <>
      <FailedJobs locale={locale} jobs={items} />
      <Pagination label={t('more')} next={more ? { href: more, label: t('more') } : null} />
    </>
  )
}

const Reports = async ({ locale, user }: ViewProps) => (
  <VendorReports locale={locale} reports={await lastReports(database(), user)} />
)

const Addresses = async ({ locale, user }: ViewProps) => (
  <Suppressed locale={locale} counts={await suppressionCounts(database(), user)} />
)

const SHOWN = { mail: Letters, jobs: Jobs, reports: Reports, addresses: Addresses }

/** What did not get through: e-mails and jobs that were given up, and addresses that nothing reaches. */
export default async function JobsPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/admin/jobs', 'ADMIN')
  const query = await searchParams
  const view = VIEWS.find(name => name === one(query.view)) ?? 'mail'
  const t = await getTranslations({ locale, namespace: 'admin.jobs' })
  const path = localePath(locale, '/admin/jobs')
  const Shown = SHOWN[view]
  return (
    <div className="grid gap-6">
      <header className="grid max-w-text gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('description')}</p>
      </header>
      <nav aria-label={t('views')} className="flex flex-wrap gap-2">
        {VIEWS.map(name => (
          <a
            key={name}
            className="chip"
            href={listAddress(path, { view: name === 'mail' ? null : name })}
            aria-current={name === view ? 'page' : undefined}
          >
            {t(`${name}.title`)}
          </a>
        ))}
      </nav>
      <Shown {...{ locale, user, query, path }} />
    </div>
  )
}
