import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AuthPanel } from '@/components/accounts/auth-panel'
import { ChangeForm } from '@/components/accounts/recovery-forms'
import { Alert } from '@/components/ui/feedback'
import { database } from '@/db/client'
import { accountLinkState } from '@/lib/accounts/queries/security'
import type { Locale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'

type Query = { token?: string | string[]; done?: string | string[] }
type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations({ locale, namespace: 'accounts.change' })
  return { title: t('title'), description: t('description'), referrer: 'same-origin' }
}

/** One of the two addresses says yes to a change of address. */
export default async function ChangeEmailPage({ params, searchParams }: Props) {
  const [{ locale }, query] = await Promise.all([params, searchParams])
  const token = typeof query.token === 'string' ? query.token : ''
  const [t, errors, state] = await Promise.all([
    getTranslations({ locale, namespace: 'accounts.change' }),
    getTranslations({ locale, namespace: 'errors.accounts' }),
    accountLinkState(database(), token, ['CHANGE_EMAIL', 'APPROVE_EMAIL'], now()),
  ])
  const done = query.done === 'changed' || query.done === 'waiting' ? query.done : null
  return (
    <AuthPanel title={t('title')} intro={state === 'open' ? t('intro') : undefined}>
      {done ? (
        <Alert tone="success">{t(done)}</Alert>
      ) : state === 'open' ? (
        <ChangeForm locale={locale} token={token} />
      ) : (
        <Alert tone="error">{errors(`link_${state}`)}</Alert>
      )}
    </AuthPanel>
  )
}
