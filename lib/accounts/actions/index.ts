'use server'

import { randomBytes } from 'node:crypto'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { database } from '@/db/client'
import { discardDraft } from '@/lib/bookings/commands/draft'
import { DRAFT_COOKIE } from '@/lib/bookings/queries/draft'
import { defineAction } from '@/lib/core/action'
import type { User, Visitor } from '@/lib/core/actor'
import { clearSession, setPrivateCookie, setSession } from '@/lib/core/auth'
import { AppError } from '@/lib/core/errors'
import { takeHit } from '@/lib/core/rate-limit'
import { QUOTE_DRAFT_COOKIE } from '@/lib/quotes/queries/draft'
import { now } from '@/lib/time/clock'
import { confirmAndEnter } from '../commands/confirm'
import { signUp as register } from '../commands/register'
import { closeSession, signOut as leave, type Origin } from '../commands/session'
import { signIn as enter } from '../commands/sign-in'
import { askVerification, requestVerification } from '../commands/verification'
import {
  DEVICE_COOKIE,
  DEVICE_SECONDS,
  pendingSignUp,
  SIGN_UP_COOKIE,
  SIGN_UP_SECONDS,
  signUpCookie,
} from '../domain/cookies'
import { countdownText } from '../domain/countdown'
import { homeOf } from '../domain/landing'
import { ownEmail } from '../queries'
import { linkPause } from '../queries/link-pause'
import { signInSchema, signOutSchema } from '../schemas/sign-in'
import { signUpSchema } from '../schemas/sign-up'
import { resendSchema, verifyEmailSchema } from '../schemas/verification'

type Entered = {
  user: { id: string; role: User['role']; firstName: string }
  sessionId: string
  device: string
}

async function originOf(actor: User | Visitor): Promise<Origin> {
  return { ip: actor.ip, userAgent: (await headers()).get('user-agent') }
}

async function deviceCookie(): Promise<string | undefined> {
  return (await cookies()).get(DEVICE_COOKIE)?.value
}

async function signUpSecret(): Promise<string | undefined> {
  return pendingSignUp((await cookies()).get(SIGN_UP_COOKIE)?.value)?.secret
}

/** Gives the browser its new session; the one it had before, maybe of another account, ends. */
async function admit(actor: User | Visitor, { user, sessionId, device }: Entered): Promise<void> {
  if (actor.kind === 'user') await closeSession(database(), actor.sessionId, now())
  await setSession({ sid: sessionId, sub: user.id, role: user.role, name: user.firstName })
  await setPrivateCookie(DEVICE_COOKIE, device, DEVICE_SECONDS)
}

/** An address typed before signing in belongs to who leaves, not to who uses this browser next. */
async function forgetTyped(): Promise<void> {
  const jar = await cookies()
  for (const name of [DRAFT_COOKIE, QUOTE_DRAFT_COOKIE]) {
    const draft = jar.get(name)?.value
    if (draft) await discardDraft(database(), draft)
    await setPrivateCookie(name, '', 0)
  }
  await setPrivateCookie(SIGN_UP_COOKIE, '', 0)
}

const onward = (callbackUrl: string | null) =>
  callbackUrl ? `&callbackUrl=${encodeURIComponent(callbackUrl)}` : ''

export const signUp = defineAction({
  name: 'accounts.sign_up',
  audit: ['account.created'],
  who: 'anyone',
  // Every try counts here; only a form without faults counts as a sign-up.
  limit: 'mutation',
  schema: signUpSchema,
  secret: ['password'],
  run: async (input, actor) => {
    const verdict = await takeHit('sign_up', actor.ip)
    if (!verdict.allowed) {
      throw new AppError('rate_limited', { params: { minutes: Math.ceil(verdict.retryAfterSeconds / 60) } })
    }
    // Also where the address has an account, so that the cookie tells nothing.
    const secret = randomBytes(32).toString('base64url')
    await register(database(), input, { secret, before: await signUpSecret() }, now())
    await setPrivateCookie(SIGN_UP_COOKIE, signUpCookie({ secret, email: input.email }), SIGN_UP_SECONDS)
    redirect(`/${input.locale}/verify-email?sent=1${onward(input.callbackUrl)}`)
  },
})

export const signIn = defineAction({
  name: 'accounts.sign_in',
  audit: ['account.signed_in', 'admin.signed_in', 'account.recovery_code_used', 'account.code_refused'],
  who: 'anyone',
  // The limits of A9 for signing in are counted by the command.
  limit: 'mutation',
  schema: signInSchema,
  secret: ['password', 'code'],
  run: async ({ email, password, code, locale, callbackUrl }, actor) => {
    const attempt = { email, password, code, device: await deviceCookie(), ...(await originOf(actor)) }
    const entered = await enter(database(), attempt, now())
    await admit(actor, entered)
    redirect(callbackUrl ?? homeOf(entered.user.role, locale))
  },
})

export const signOut = defineAction({
  name: 'accounts.sign_out',
  audit: ['account.signed_out'],
  who: 'anyone',
  limit: 'mutation',
  schema: signOutSchema,
  run: async ({ locale }, actor) => {
    if (actor.kind === 'user') await database().transaction(tx => leave(tx, actor, now()))
    await clearSession()
    await forgetTyped()
    redirect(`/${locale}`)
  },
})

export const verifyEmail = defineAction({
  name: 'accounts.verify_email',
  audit: ['account.email_confirmed', 'account.signed_in'],
  who: 'anyone',
  limit: 'mutation',
  schema: verifyEmailSchema,
  secret: ['token', 'password'],
  // The sign-up's cookie may have gone since the page was made: then the form must ask for the password.
  reload: true,
  run: async ({ token, password, locale }, actor) => {
    const [secret, device, origin] = await Promise.all([signUpSecret(), deviceCookie(), originOf(actor)])
    const entered = await confirmAndEnter(database(), { token, secret, password, device, ...origin }, now())
    await setPrivateCookie(SIGN_UP_COOKIE, '', 0)
    await admit(actor, entered)
    redirect(entered.callbackUrl ?? homeOf(entered.user.role, locale))
  },
})

export const resendVerification = defineAction({
  name: 'accounts.resend_verification',
  // A letter to the owner, and the outbox keeps that.
  audit: 'nothing',
  who: 'anyone',
  limit: 'verification',
  schema: resendSchema,
  run: async ({ email, callbackUrl }, actor) => {
    const db = database()
    // Only its owner may learn that an account waits for a link; for everybody else the same is done for every address.
    if (actor.kind !== 'user' || (await ownEmail(db, actor.userId)) !== email) {
      await askVerification(db, email, callbackUrl)
      return {}
    }
    const outcome = await db.transaction(tx => requestVerification(tx, email, callbackUrl, now()))
    if (outcome === 'wait') {
      const { seconds } = await linkPause(db, actor.userId, now())
      throw new AppError('accounts.resend_wait', { params: { seconds, time: countdownText(seconds) } })
    }
    return {}
  },
})
