import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { AttemptsSection, DevicesSection } from '@/components/accounts/security/devices-section'
import { EmailSection, PasswordSection } from '@/components/accounts/security/password-section'
import { TwoFactorSection } from '@/components/accounts/security/two-factor-section'
import { database } from '@/db/client'
import { pendingEnrolment, securityOf } from '@/lib/accounts/queries/security'
import { requireUser } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'accounts.security' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** One's own keys: password, address, second factor, devices. For every role. */
export default async function SecurityPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireUser(locale, '/account/security')
  const [security, pending, query, t] = await Promise.all([
    securityOf(database(), user, now()),
    pendingEnrolment(database(), user),
    searchParams,
    getTranslations({ locale, namespace: 'accounts.security' }),
  ])
  if (!security) notFound()
  const shared = { locale, security }
  return (
    <div className="grid max-w-form gap-6">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('description')}</p>
      </header>
      <TwoFactorSection {...shared} pending={pending} required={query.required !== undefined} />
      <PasswordSection {...shared} />
      <EmailSection {...shared} />
      <DevicesSection {...shared} />
      <AttemptsSection {...shared} />
    </div>
  )
}
