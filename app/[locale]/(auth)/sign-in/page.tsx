import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthPanel } from '@/components/accounts/auth-panel'
import { SignInForm } from '@/components/accounts/sign-in-form'
import { authPath } from '@/components/accounts/way-back'
import { Alert } from '@/components/ui/feedback'
import { safeCallback } from '@/lib/accounts/domain/callback'
import { homeOf } from '@/lib/accounts/domain/landing'
import { currentActor } from '@/lib/core/auth'
import type { Locale } from '@/lib/i18n/routing'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<Partial<Record<'callbackUrl' | 'error' | 'reset', string | string[]>>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations({ locale, namespace: 'accounts.sign_in' })
  return { title: t('title'), description: t('description') }
}

/** Why next-auth's own door (`/api/auth/callback/credentials`) sent somebody back here. */
async function refusalText(locale: Locale, error: unknown): Promise<string | null> {
  if (typeof error !== 'string' || error === '') return null
  const t = await getTranslations({ locale, namespace: 'errors' })
  const minutes = /^rate_limited\.(\d{1,4})$/.exec(error)?.[1]
  if (minutes) return t('rate_limited', { minutes })
  if (error === 'auth.suspended') return t('auth.suspended')
  if (error === 'auth.code_required' || error === 'auth.code_wrong') return t(error)
  return error === 'auth.invalid_credentials' ? t('auth.invalid_credentials') : t('unexpected')
}

export default async function SignInPage({ params, searchParams }: Props) {
  const [{ locale }, query, actor] = await Promise.all([params, searchParams, currentActor()])
  const callbackUrl = safeCallback(query.callbackUrl)
  if (actor.kind === 'user') redirect(callbackUrl ?? homeOf(actor.role, locale))
  const t = await getTranslations({ locale, namespace: 'accounts' })
  const refusal = await refusalText(locale, query.error)
  return (
    <AuthPanel
      title={t('sign_in.title')}
      intro={callbackUrl ? t('sign_in.intro_back') : t('sign_in.intro')}
      footer={
        <p>
          {t('sign_in.no_account')}{' '}
          <a className="link" href={authPath(locale, '/sign-up', callbackUrl)}>
            {t('sign_in.sign_up')}
          </a>
        </p>
      }
    >
      {refusal ? <Alert tone="error">{refusal}</Alert> : null}
      {query.reset === '1' ? <Alert tone="success">{t('reset.done')}</Alert> : null}
      <SignInForm locale={locale} callbackUrl={callbackUrl} />
    </AuthPanel>
  )
}
