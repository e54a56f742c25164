import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { AvatarSection } from '@/components/accounts/settings/avatar-section'
import { PhoneSection } from '@/components/accounts/settings/phone-section'
import { PreferencesSection } from '@/components/accounts/settings/preferences-section'
import { ProfileSection } from '@/components/accounts/settings/profile-section'
import { database } from '@/db/client'
import { settingsOf } from '@/lib/accounts/queries/settings'
import { requireUser } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { preferencesFor } from '@/lib/notifications/queries'
import { now } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'accounts.settings' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** Who one is, how one is reached and what one wants to hear of. For every role. */
export default async function SettingsPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireUser(locale, '/account/settings')
  const [settings, preferences, t] = await Promise.all([
    settingsOf(database(), user.userId, now()),
    preferencesFor(database(), user.userId),
    getTranslations({ locale, namespace: 'accounts.settings' }),
  ])
  if (!settings) notFound()
  return (
    <div className="grid max-w-form gap-6">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('description')}</p>
      </header>
      <ProfileSection locale={locale} settings={settings} />
      {user.role === 'CLIENT' ? <AvatarSection locale={locale} settings={settings} /> : null}
      <PhoneSection locale={locale} settings={settings} />
      {/* An administrator has neither appointments nor quotes. */}
      {user.role === 'ADMIN' ? null : <PreferencesSection locale={locale} preferences={preferences} />}
    </div>
  )
}
