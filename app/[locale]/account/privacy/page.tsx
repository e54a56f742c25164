import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { ConsentSection } from '@/components/privacy/consent-section'
import { EraseSection } from '@/components/privacy/erase-section'
import { ExportSection } from '@/components/privacy/export-section'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import { requireUser } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { privacyOf } from '@/lib/privacy/queries/page'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'privacy' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** One's own data: a copy, what was agreed to, and the way out. For every role. */
export default async function PrivacyPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireUser(locale, '/account/privacy')
  const [view, t] = await Promise.all([
    privacyOf(database(), user),
    getTranslations({ locale, namespace: 'privacy' }),
  ])
  if (!view) notFound()
  return (
    <div className="grid max-w-form gap-6">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">
          {t('description')}{' '}
          <a className="link" href={localePath(locale, '/legal/privacy')}>
            {t('policy')}
          </a>
        </p>
      </header>
      <ExportSection locale={locale} copies={view.copies} twoFactor={user.twoFactor} />
      <ConsentSection locale={locale} view={view} />
      <EraseSection
        locale={locale}
        obstacles={view.obstacles}
        twoFactor={user.twoFactor}
        provider={user.role === 'PROVIDER'}
      />
    </div>
  )
}
