import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { AuthPanel } from '@/components/accounts/auth-panel'
import { SignOutButton } from '@/components/accounts/sign-out-button'
import { SignUpForm } from '@/components/accounts/sign-up-form'
import { authPath } from '@/components/accounts/way-back'
import { safeCallback } from '@/lib/accounts/domain/callback'
import { homeOf } from '@/lib/accounts/domain/landing'
import { currentActor } from '@/lib/core/auth'
import type { Locale } from '@/lib/i18n/routing'

type Props = {
  params: Promise<{ locale: Locale }>
  searchParams: Promise<{ callbackUrl?: string | string[]; role?: string | string[] }>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations({ locale, namespace: 'accounts.sign_up' })
  return { title: t('title'), description: t('description') }
}

export default async function SignUpPage({ params, searchParams }: Props) {
  const [{ locale }, query, actor] = await Promise.all([params, searchParams, currentActor()])
  const callbackUrl = safeCallback(query.callbackUrl)
  const t = await getTranslations({ locale, namespace: 'accounts' })
  if (actor.kind === 'user') {
    // One account has one role: who wants the other one is told, not sent round in a circle.
    if (query.role !== 'PROVIDER' || actor.role !== 'CLIENT') {
      redirect(callbackUrl ?? homeOf(actor.role, locale))
    }
    return (
      <AuthPanel title={t('sign_up.as_client.title')} intro={t('sign_up.as_client.text')}>
        <SignOutButton locale={locale} />
      </AuthPanel>
    )
  }
  return (
    <AuthPanel
      title={t('sign_up.title')}
      intro={callbackUrl ? t('sign_up.intro_back') : t('sign_up.intro')}
      footer={
        <p>
          {t('sign_up.have_account')}{' '}
          <a className="link" href={authPath(locale, '/sign-in', callbackUrl)}>
            {t('sign_up.sign_in')}
          </a>
        </p>
      }
    >
      <SignUpForm
        locale={locale}
        callbackUrl={callbackUrl}
        role={query.role === 'PROVIDER' ? 'PROVIDER' : 'CLIENT'}
      />
    </AuthPanel>
  )
}
