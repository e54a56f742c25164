import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { BurstsSection } from '@/components/admin/security/bursts-section'
import { PolicyReports } from '@/components/admin/security/policy-reports'
import { SignInsSection } from '@/components/admin/security/sign-ins-section'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { securityOverview } from '@/lib/security/queries'
import { now } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.security' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** How safe the site is at this moment: who fails to get in, what comes in bursts, what browsers had to stop. */
export default async function AdminSecurityPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/admin/security', 'ADMIN')
  const [overview, t] = await Promise.all([
    securityOverview(database(), user, now()),
    getTranslations({ locale, namespace: 'admin.security' }),
  ])
  return (
    <div className="grid grid-cols-1 gap-8">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('description')}</p>
      </header>
      <SignInsSection locale={locale} overview={overview} />
      <BurstsSection locale={locale} overview={overview} />
      <PolicyReports locale={locale} reports={overview.reports} />
    </div>
  )
}
