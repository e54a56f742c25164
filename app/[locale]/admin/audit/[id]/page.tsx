import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { lineOf } from '@/components/admin/audit/address'
import { Changes } from '@/components/admin/audit/changes'
import { EntryFacts } from '@/components/admin/audit/entry-facts'
import { SeverityTag } from '@/components/admin/audit/severity-tag'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import { database } from '@/db/client'
import { auditEntry } from '@/lib/audit/queries'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'

type Props = { params: Promise<{ locale: string; id: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'audit.page' })
  return { title: t('one'), description: t('description'), robots: { index: false } }
}

/** One line of the audit log, whole. */
export default async function AuditEntryPage({ params }: Props) {
  const { locale, id } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, `/admin/audit/${id}`, 'ADMIN')
  const line = lineOf(id)
  const entry = line === null ? null : await auditEntry(database(), user, line)
  if (!entry) notFound()
  const t = await getTranslations({ locale, namespace: 'audit' })
  return (
    <div className="grid gap-6">
      <header className="grid gap-2">
        <a className="link w-fit py-2" href={localePath(locale, '/admin/audit')}>
          <Icon name="arrow-left" /> {t('page.title')}
        </a>
        <h1>{t(`actions.${entry.action}`)}</h1>
        <p className="row">
          <SeverityTag severity={entry.severity} label={t(`severity.${entry.severity}`)} />
          <bdi className="hint" dir="ltr">
            {entry.action}
          </bdi>
        </p>
      </header>
      <Card>
        <EntryFacts {...{ locale, entry }} />
      </Card>
      <section className="grid gap-3" aria-labelledby="changes">
        <h2 id="changes" className="text-xl">
          {t('page.changes')}
        </h2>
        <Changes locale={locale} before={entry.old} after={entry.new} />
      </section>
    </div>
  )
}
