import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { SignOutButton } from '@/components/accounts/sign-out-button'
import { VerifyBanner } from '@/components/accounts/verify-banner'
import { Card } from '@/components/ui/surface'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'bookings' })
  return { title: t('pro.notYet'), description: t('list.proDescription'), robots: { index: false } }
}

/** A provider with a profile works on the missions; one without is told what comes next. */
export default async function ProviderHomePage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/pro', 'PROVIDER')
  if (user.providerId !== null) redirect(`/${locale}/pro/bookings`)
  const t = await getTranslations({ locale, namespace: 'bookings.pro' })
  return (
    <div className="grid max-w-form gap-6">
      <h1>{t('hello', { name: user.firstName })}</h1>
      {user.emailVerifiedAt ? null : <VerifyBanner locale={locale} callbackUrl={`/${locale}/pro`} />}
      <Card className="grid gap-4">
        <h2 className="text-lg">{t('notYet')}</h2>
        <p>{t('notYetHint')}</p>
        <SignOutButton locale={locale} />
      </Card>
    </div>
  )
}
