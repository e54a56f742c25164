import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { SignOutButton } from '@/components/accounts/sign-out-button'
import { VerifyBanner } from '@/components/accounts/verify-banner'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import { database } from '@/db/client'
import { ownEmail } from '@/lib/accounts/queries'
import { requireUser } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'bookings.account' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

export default async function AccountPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireUser(locale, '/account')
  const [email, t] = await Promise.all([
    ownEmail(database(), user.userId),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  return (
    <div className="grid max-w-form gap-6">
      <h1>{t('pro.hello', { name: user.firstName })}</h1>
      {user.emailVerifiedAt ? null : <VerifyBanner locale={locale} callbackUrl={`/${locale}/account`} />}
      <Card className="grid gap-4">
        <p>
          <span className="hint block">{t('account.email')}</span>
          <bdi dir="ltr">{email}</bdi>
        </p>
        {user.role === 'CLIENT' ? (
          <LinkButton href={localePath(locale, '/account/bookings')} full>
            <Icon name="calendar-days" /> {t('account.bookings')}
          </LinkButton>
        ) : null}
        {user.role === 'PROVIDER' ? (
          <LinkButton href={localePath(locale, '/pro/bookings')} full>
            <Icon name="briefcase" /> {t('account.missions')}
          </LinkButton>
        ) : null}
        <SignOutButton locale={locale} />
      </Card>
    </div>
  )
}
