import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { SignOutButton } from '@/components/accounts/sign-out-button'
import { UnreachableBanner } from '@/components/accounts/unreachable-banner'
import { VerifyBanner } from '@/components/accounts/verify-banner'
import { wallText } from '@/components/bookings/words'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import { Checklist } from '@/components/workshop/checklist'
import { StandingPanel } from '@/components/workshop/standing-panel'
import { database } from '@/db/client'
import { ownEmail } from '@/lib/accounts/queries'
import { localName } from '@/lib/catalogue/domain'
import { suppressionOf } from '@/lib/notifications/queries'
import { checklist } from '@/lib/providers/domain/checklist'
import { canSubmit } from '@/lib/providers/domain/standing'
import { providerOverview } from '@/lib/providers/queries/overview'
import { factsOf } from '@/lib/providers/queries/own'
import { now } from '@/lib/time/clock'
import { openWorkshop, type PageProps, workshopMetadata } from './own-page'

export const generateMetadata = ({ params }: PageProps) => workshopMetadata('home', params)

/** A provider with a profile sees what is to be done; one without makes it. */
export default async function ProviderHomePage({ params }: PageProps) {
  const { locale, user, profile, catalogue } = await openWorkshop(params, '/pro')
  if (!profile) redirect(localePath(locale, '/pro/onboarding'))
  const [{ waiting, next }, email, t, bookings, spaces] = await Promise.all([
    providerOverview(database(), profile.id, now()),
    ownEmail(database(), user.userId),
    getTranslations({ locale, namespace: 'workbench' }),
    getTranslations({ locale, namespace: 'bookings' }),
    getTranslations({ locale, namespace: 'spaces.pro' }),
  ])
  const service = next && catalogue.serviceById.get(next.serviceId)
  const unreachable = email !== null && (await suppressionOf(database(), email)) === 'BOUNCE'
  const rows = checklist(factsOf(profile))
  const open = rows.some(row => !row.done)
  return (
    <div className="grid max-w-text gap-6">
      <h1>{bookings('pro.hello', { name: user.firstName })}</h1>
      {unreachable ? (
        <UnreachableBanner locale={locale} email={email} callbackUrl={localePath(locale, '/pro')} />
      ) : null}
      {user.emailVerifiedAt ? null : (
        <VerifyBanner locale={locale} callbackUrl={localePath(locale, '/pro')} />
      )}
      <StandingPanel locale={locale} profile={profile} />
      {profile.status === 'APPROVED' || waiting > 0 || next ? (
        <Card as="section" className="grid gap-4">
          <h2 className="text-lg">{t('home.work')}</h2>
          <p>
            <a className="link" href={localePath(locale, '/pro/bookings')}>
              {t('home.waiting', { count: waiting })}
            </a>
          </p>
          <p>
            {next ? (
              <>
                {t('home.next')}{' '}
                <a className="link" href={localePath(locale, `/pro/bookings/${next.id}`)}>
                  {service ? localName(locale, service) : ''} · {wallText(bookings, locale, next)}
                </a>
              </>
            ) : (
              <span className="text-muted">{t('home.noNext')}</span>
            )}
          </p>
        </Card>
      ) : null}
      {open ? (
        <Card as="section" className="grid gap-2">
          <h2 className="text-lg">{t('checklist.title')}</h2>
          <Checklist
            locale={locale}
            from={canSubmit(profile.status) ? 'onboarding' : 'workshop'}
            rows={rows}
            openOnly
          />
        </Card>
      ) : null}
      <div className="row">
        <LinkButton variant="ghost" href={localePath(locale, '/pro/agenda')}>
          <Icon name="calendar-days" /> {spaces('agenda')}
        </LinkButton>
        <LinkButton variant="ghost" href={localePath(locale, '/pro/earnings')}>
          <Icon name="wallet" /> {spaces('earnings')}
        </LinkButton>
        <LinkButton variant="ghost" href={localePath(locale, '/pro/offers')}>
          <Icon name="list" /> {t('pages.offers.title')}
        </LinkButton>
        <LinkButton variant="ghost" href={localePath(locale, '/pro/profile')}>
          <Icon name="store" /> {t('pages.profile.title')}
        </LinkButton>
        <SignOutButton locale={locale} />
      </div>
    </div>
  )
}
