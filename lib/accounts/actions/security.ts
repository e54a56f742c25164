'use server'

import { cookies } from 'next/headers'
import { redirect } from 'next/navigation'
import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { setPrivateCookie } from '@/lib/core/auth'
import { now } from '@/lib/time/clock'
import { askEmailChange, confirmEmailChange } from '../commands/email'
import {
  askPasswordReset,
  changePassword as change,
  confirmPassword,
  resetPassword as reset,
} from '../commands/password'
import { endSession as endOne, endOtherSessions as endOthers } from '../commands/session'
import { markOf } from '../commands/sign-in'
import {
  beginTwoFactor as begin,
  disableTwoFactor as disable,
  enableTwoFactor as enable,
} from '../commands/two-factor'
import { DEVICE_COOKIE, DEVICE_SECONDS } from '../domain/cookies'
import {
  beginTwoFactorSchema,
  changeEmailSchema,
  changePasswordSchema,
  codeSchema,
  confirmEmailSchema,
  disableTwoFactorSchema,
  endSessionSchema,
  forgotSchema,
  nothingSchema,
  resetSchema,
} from '../schemas/security'

const own = { who: 'user', limit: 'mutation', reload: true, passwordAlone: true } as const

export const forgotPassword = defineAction({
  name: 'accounts.forgot_password',
  // Its job leaves the trace: the answer takes as long without an account.
  audit: 'nothing',
  who: 'anyone',
  limit: 'verification',
  schema: forgotSchema,
  run: async ({ email }) => {
    await askPasswordReset(database(), email)
    return {}
  },
})

export const resetPassword = defineAction({
  name: 'accounts.reset_password',
  audit: ['account.password_reset', 'account.reset_refused'],
  who: 'anyone',
  limit: 'verification',
  schema: resetSchema,
  secret: ['token', 'password'],
  run: async ({ token, password, locale }) => {
    const { email } = await reset(database(), { token, password }, now())
    const known = (await cookies()).get(DEVICE_COOKIE)?.value
    await setPrivateCookie(DEVICE_COOKIE, markOf(email, known), DEVICE_SECONDS)
    redirect(`/${locale}/sign-in?reset=1`)
  },
})

export const changePassword = defineAction({
  ...own,
  name: 'accounts.change_password',
  audit: ['account.password_changed'],
  schema: changePasswordSchema,
  secret: ['current', 'password'],
  run: async (input, actor) => {
    await change(database(), actor, input, now())
    return {}
  },
})

export const changeEmail = defineAction({
  ...own,
  name: 'accounts.change_email',
  audit: ['account.email_change_asked'],
  schema: changeEmailSchema,
  secret: ['current'],
  run: async ({ current, email }, actor) => {
    const db = database()
    await confirmPassword(db, actor, current)
    await db.transaction(tx => askEmailChange(tx, actor, email, now()))
    return {}
  },
})

export const confirmEmail = defineAction({
  name: 'accounts.confirm_email',
  audit: ['account.email_changed'],
  who: 'anyone',
  limit: 'verification',
  schema: confirmEmailSchema,
  secret: ['token'],
  run: async ({ token, locale }) => {
    const outcome = await database().transaction(tx => confirmEmailChange(tx, token, now()))
    redirect(`/${locale}/verify-email/change?done=${outcome}`)
  },
})

export const beginTwoFactor = defineAction({
  ...own,
  name: 'accounts.begin_two_factor',
  // A secret that waits for its first code protects nothing yet.
  audit: 'nothing',
  schema: beginTwoFactorSchema,
  secret: ['current'],
  run: async ({ current }, actor) => {
    const db = database()
    await confirmPassword(db, actor, current)
    await db.transaction(tx => begin(tx, actor.userId))
    return {}
  },
})

export const enableTwoFactor = defineAction({
  ...own,
  name: 'accounts.enable_two_factor',
  audit: ['account.two_factor_on'],
  schema: codeSchema,
  secret: ['code'],
  run: async ({ code }, actor) => {
    await database().transaction(tx => enable(tx, actor, code, now()))
    return {}
  },
})

export const disableTwoFactor = defineAction({
  ...own,
  name: 'accounts.disable_two_factor',
  audit: ['account.two_factor_off', 'account.recovery_code_used'],
  schema: disableTwoFactorSchema,
  secret: ['current', 'code'],
  run: async ({ current, code }, actor) => {
    const db = database()
    await confirmPassword(db, actor, current)
    await db.transaction(tx => disable(tx, actor, code, now()))
    return {}
  },
})

export const endSession = defineAction({
  ...own,
  name: 'accounts.end_session',
  audit: ['account.session_ended'],
  schema: endSessionSchema,
  run: async ({ session }, actor) => {
    await database().transaction(tx => endOne(tx, actor, session, now()))
    return {}
  },
})

export const endOtherSessions = defineAction({
  ...own,
  name: 'accounts.end_other_sessions',
  audit: ['account.sessions_ended'],
  schema: nothingSchema,
  run: async (_, actor) => {
    await database().transaction(tx => endOthers(tx, actor, now()))
    return {}
  },
})
