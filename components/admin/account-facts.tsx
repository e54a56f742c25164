import { getTranslations } from 'next-intl/server'
import { instantText } from '@/components/bookings/words'
import { Bdi } from '@/components/ui/bdi'
import { phoneText } from '@/lib/accounts/domain/phone-text'
import type { Locale } from '@/lib/i18n/routing'
import type { accountOf } from '@/lib/providers/queries/queue'
import { FactList } from './fact-list'

type AccountFactsProps = {
  locale: Locale
  account: NonNullable<Awaited<ReturnType<typeof accountOf>>>
  profile: { submittedAt: Date | null; decidedAt: Date | null; emailVerified: boolean }
}

/** Who stands behind a profile. */
export async function AccountFacts({ locale, account, profile }: AccountFactsProps) {
  const [t, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.providers' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const when = (instant: Date | null) => (instant ? instantText(bookings, locale, instant) : '–')
  const facts = [
    { label: t('person'), value: <Bdi>{`${account.firstName} ${account.lastName}`}</Bdi> },
    {
      label: t('email'),
      value: (
        <>
          <Bdi ltr>{account.email}</Bdi> {profile.emailVerified ? null : t('unverified')}
        </>
      ),
    },
    { label: t('phone'), value: account.phone ? <Bdi ltr>{phoneText(account.phone)}</Bdi> : '–' },
    { label: t('since'), value: when(account.createdAt) },
    { label: t('submittedAt'), value: when(profile.submittedAt) },
    { label: t('decidedAt'), value: when(profile.decidedAt) },
  ]
  return <FactList facts={facts} />
}
