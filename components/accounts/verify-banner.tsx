import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/feedback'
import type { Locale } from '@/lib/i18n/routing'
import { authPath } from './way-back'

type VerifyBannerProps = {
  locale: Locale
  /** Why it matters on this page. */
  note?: string
  /** Local path to come back to once the address is confirmed. */
  callbackUrl?: string | null
}

/** For signed-in people whose address is not confirmed yet; pages show it while `emailVerifiedAt` is null. */
export async function VerifyBanner({ locale, note, callbackUrl = null }: VerifyBannerProps) {
  const t = await getTranslations({ locale, namespace: 'accounts.banner' })
  return (
    <Alert tone="info" title={t('title')}>
      <p>
        {note ?? t('text')}{' '}
        <a className="link" href={authPath(locale, '/verify-email', callbackUrl)}>
          {t('link')}
        </a>
      </p>
    </Alert>
  )
}
