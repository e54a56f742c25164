import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthPanel } from '@/components/accounts/auth-panel'
import { ResetForm } from '@/components/accounts/recovery-forms'
import { authPath } from '@/components/accounts/way-back'
import { LinkButton } from '@/components/ui/button'
import { Alert } from '@/components/ui/feedback'
import { database } from '@/db/client'
import { accountLinkState } from '@/lib/accounts/queries/security'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ token?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations({ locale, namespace: 'accounts.reset' })
  return { title: t('title'), description: t('description'), referrer: 'same-origin' }
}

/** By the link of the mail; looking at it changes nothing. */
export default async function ResetPasswordPage({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  const token = typeof query.token === 'string' ? query.token : ''
  const [t, errors, state] = await Promise.all([
    getTranslations({ locale, namespace: 'accounts.reset' }),
    getTranslations({ locale, namespace: 'errors.accounts' }),
    accountLinkState(database(), token, ['RESET_PASSWORD'], now()),
  ])
  return (
    <AuthPanel title={t('title')} intro={state === 'open' ? t('intro') : undefined}>
      {state === 'open' ? (
        <ResetForm locale={locale} token={token} />
      ) : (
        <>
          <Alert tone="error">{errors(`link_${state}`)}</Alert>
          <LinkButton href={authPath(locale, '/forgot-password', null)} full>
            {t('again')}
          </LinkButton>
        </>
      )}
    </AuthPanel>
  )
}
