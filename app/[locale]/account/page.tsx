import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { SignOutButton } from '@/components/accounts/sign-out-button'
import { UnreachableBanner } from '@/components/accounts/unreachable-banner'
import { VerifyBanner } from '@/components/accounts/verify-banner'
import { ClientHome } from '@/components/bookings/client-home'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import { database } from '@/db/client'
import { ownEmail } from '@/lib/accounts/queries'
import { NO_FILTER } from '@/lib/bookings/domain/lists'
import { listBookings } from '@/lib/bookings/queries/list'
import type { User } from '@/lib/core/actor'
import { requireUser } from '@/lib/core/page-guard'
import { isLocale, type Locale } from '@/lib/i18n/routing'
import { suppressionOf } from '@/lib/notifications/queries'
import { monthsUntil } from '@/lib/statistics/domain/months'
import { clientStatistics } from '@/lib/statistics/queries/client'
import { now, today } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'bookings.account' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

const MONTHS = 12

/** The client's own part of the page. */
async function Home({ locale, user }: { locale: Locale; user: User }) {
  const [db, at] = [database(), now()]
  const months = monthsUntil(today(at), MONTHS)
  const of = (status: 'CONFIRMED' | 'PENDING' | 'IN_PROGRESS') =>
    listBookings(db, user, 'upcoming', { ...NO_FILTER, status }, at)
  const [running, confirmed, requests, statistics] = await Promise.all([
    of('IN_PROGRESS'),
    of('CONFIRMED'),
    of('PENDING'),
    clientStatistics(db, user, months),
  ])
  return (
    <ClientHome
      locale={locale}
      next={running.items[0] ?? confirmed.items[0] ?? null}
      requests={requests.items}
      months={months}
      statistics={statistics}
    />
  )
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
  const unreachable = email !== null && (await suppressionOf(database(), email)) === 'BOUNCE'
  return (
    <div className="grid gap-8">
      <h1>{t('pro.hello', { name: user.firstName })}</h1>
      {email && unreachable ? (
        <UnreachableBanner locale={locale} email={email} callbackUrl={`/${locale}/account`} />
      ) : null}
      {user.emailVerifiedAt ? null : <VerifyBanner locale={locale} callbackUrl={`/${locale}/account`} />}
      {user.role === 'CLIENT' ? <Home locale={locale} user={user} /> : null}
      <Card className="grid max-w-form gap-4">
        <p>
          <span className="hint block">{t('account.email')}</span>
          <bdi dir="ltr">{email}</bdi>
        </p>
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
