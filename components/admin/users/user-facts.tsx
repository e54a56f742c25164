import { getTranslations } from 'next-intl/server'
import { Bdi } from '@/components/ui/bdi'
import { localePath } from '@/components/ui/locale-path'
import { phoneText } from '@/lib/accounts/domain/phone-text'
import type { UserDetail } from '@/lib/administration/queries/users'
import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'
import { type Fact, FactList } from '../fact-list'

type Props = { locale: Locale; user: UserDetail }

/** Who it is and how the account stands. */
export async function UserFacts({ locale, user }: Props) {
  const t = await getTranslations({ locale, namespace: 'admin.users' })
  const proved = (instant: Date | null) =>
    instant ? t('provedOn', { when: formatDateTime(locale, instant) }) : t('unproved')
  const facts: Fact[] = [
    {
      label: t('email'),
      value: (
        <>
          <Bdi ltr>{user.email}</Bdi>
          <br />
          <span className="hint">{proved(user.emailVerifiedAt)}</span>
        </>
      ),
    },
    {
      label: t('phone'),
      value: user.phone ? (
        <>
          <Bdi ltr>{phoneText(user.phone)}</Bdi>
          <br />
          <span className="hint">{proved(user.phoneVerifiedAt)}</span>
        </>
      ) : (
        '–'
      ),
    },
    { label: t('role'), value: t(`roles.${user.role}`) },
    { label: t('language'), value: t(`languages.${user.locale}`) },
    { label: t('since'), value: formatDateTime(locale, user.createdAt) },
    {
      label: t('twoFactor'),
      value: user.twoFactorSince
        ? t('twoFactorOn', { when: formatDateTime(locale, user.twoFactorSince) })
        : t('twoFactorOff'),
    },
    { label: t('bookings'), value: String(user.bookings) },
  ]
  if (user.provider) {
    facts.push({
      label: t('page'),
      value: (
        <a className="link" href={localePath(locale, `/admin/providers/${user.provider.id}`)}>
          {t(`pages.${user.provider.status}`)}
        </a>
      ),
    })
  }
  if (user.reason) facts.push({ label: t('reasonGiven'), value: <Bdi>{user.reason}</Bdi> })
  return <FactList facts={facts} columns />
}
