import type { Metadata } from 'next'
import { cookies } from 'next/headers'
import { getTranslations } from 'next-intl/server'
import { AuthPanel } from '@/components/accounts/auth-panel'
import { ConfirmForm } from '@/components/accounts/confirm-form'
import { ResendForm } from '@/components/accounts/resend-form'
import { authPath } from '@/components/accounts/way-back'
import { Bdi } from '@/components/ui/bdi'
import { LinkButton } from '@/components/ui/button'
import { database } from '@/db/client'
import { safeCallback } from '@/lib/accounts/domain/callback'
import { pendingSignUp, SIGN_UP_COOKIE } from '@/lib/accounts/domain/cookies'
import { homeOf } from '@/lib/accounts/domain/landing'
import { isOwnLink, linkState, openLink, ownEmail } from '@/lib/accounts/queries'
import { linkPause } from '@/lib/accounts/queries/link-pause'
import { currentActor } from '@/lib/core/auth'
import type { Locale } from '@/lib/i18n/routing'
import { suppressionOf } from '@/lib/notifications/queries'
import { now } from '@/lib/time/clock'

type Query = { callbackUrl?: string | string[]; token?: string | string[]; sent?: string | string[] }
type Props = { params: Promise<{ locale: Locale }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  const t = await getTranslations({ locale, namespace: 'accounts.verify' })
  return { title: t('title'), description: t('description') }
}

/** What this page is about, from the link and who asks. Nothing is changed by looking at it. */
async function stateOf(query: Query, verified: boolean) {
  if (typeof query.token === 'string') return linkState(database(), query.token, now())
  if (verified) return 'done'
  return query.sent === '1' ? 'sent' : 'ask'
}

export default async function VerifyEmailPage({ params, searchParams }: Props) {
  const [{ locale }, query, actor, jar] = await Promise.all([params, searchParams, currentActor(), cookies()])
  const t = await getTranslations({ locale, namespace: 'accounts.verify' })
  const callbackUrl = safeCallback(query.callbackUrl)
  const user = actor.kind === 'user' ? actor : null
  const own = user ? await ownEmail(database(), user.userId) : null
  // Mail to it has come back since: what was confirmed once is asked again.
  const unreachable = own !== null && (await suppressionOf(database(), own)) === 'BOUNCE'
  const verified = user !== null && user.emailVerifiedAt !== null && !unreachable
  const found = await stateOf(query, verified)
  // The link did its work: a second click on it is no fault.
  const state = verified && found === 'used' ? 'done' : found

  const pending = pendingSignUp(jar.get(SIGN_UP_COOKIE)?.value)
  if (state === 'open' && typeof query.token === 'string') {
    const link = await openLink(database(), query.token, now())
    const ours = link !== null && isOwnLink(link, pending?.secret)
    return (
      <AuthPanel
        title={t('open.title')}
        intro={ours ? t('open.text') : t('open.password_text')}
        footer={
          ours ? null : (
            <p>
              {t('open.not_you')}{' '}
              <a className="link" href={authPath(locale, '/sign-up', callbackUrl)}>
                {t('open.sign_up_again')}
              </a>
            </p>
          )
        }
      >
        <ConfirmForm locale={locale} token={query.token} withPassword={!ours} />
      </AuthPanel>
    )
  }
  if (state === 'done' && user) {
    return (
      <AuthPanel title={t('done.title')} intro={t('done.text')}>
        <LinkButton href={callbackUrl ?? homeOf(user.role, locale)} size="lg" full>
          {t('done.continue')}
        </LinkButton>
      </AuthPanel>
    )
  }
  const email = user ? own : (pending?.email ?? null)
  // A stranger's page counts from its own beginning: what it shows says nothing about an account.
  const wait = user ? (await linkPause(database(), user.userId, now())).seconds : state === 'sent' ? 60 : 0
  const named = state === 'sent' && email !== null
  return (
    <AuthPanel
      title={t(`${state}.title`)}
      intro={
        named
          ? t.rich('sent.text_named', {
              email: () => (
                <span className="wrap-anywhere text-ink">
                  <Bdi ltr>{email}</Bdi>
                </span>
              ),
            })
          : t(`${state}.text`)
      }
      footer={
        user ? null : (
          <a className="link" href={authPath(locale, '/sign-in', callbackUrl)}>
            {t('sign_in')}
          </a>
        )
      }
    >
      {state === 'sent' ? <p className="hint">{t('nothing_came')}</p> : null}
      <ResendForm locale={locale} callbackUrl={callbackUrl} email={email} wait={wait} />
    </AuthPanel>
  )
}
