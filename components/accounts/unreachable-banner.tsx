import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { authPath } from './way-back'

type Props = { locale: Locale; email: string; callbackUrl: string }

/** For people whose mail came back: nothing we write arrives until the address is confirmed anew or changed. */
export async function UnreachableBanner({ locale, email, callbackUrl }: Props) {
  const t = await getTranslations({ locale, namespace: 'accounts.unreachable' })
  return (
    <Alert tone="error" title={t('title')}>
      <p>{t.rich('text', { email: () => <bdi dir="ltr">{email}</bdi> })}</p>
      <p className="flex flex-wrap gap-x-4">
        <a className="link" href={authPath(locale, '/verify-email', callbackUrl)}>
          {t('confirm')}
        </a>
        <a className="link" href={localePath(locale, '/account/security#email')}>
          {t('change')}
        </a>
      </p>
    </Alert>
  )
}
