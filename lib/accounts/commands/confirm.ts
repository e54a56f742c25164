import 'server-only'
import type { Tx } from '@/db/client'
import { AppError } from '@/lib/core/errors'
import { countAttempt } from '../attempts'
import { passwordOpens } from '../passwords'
import { isOwnLink, openLink } from '../queries'
import { type Origin, openSession } from './session'
import { markOf } from './sign-in'
import { leaveTrace } from './trace'
import { verifyEmail } from './verification'

type Confirmation = Origin & {
  token: string
  /** What the browser keeps of its sign-up. */
  secret: string | undefined
  password: string | undefined
  /** The device cookie, if the browser has one. */
  device: string | undefined
}

/** In another browser than the sign-up's only its password confirms; tries count as tries to sign in. */
async function passGuard(
  db: Tx,
  { token, secret, password, device, ip }: Confirmation,
  at: Date,
): Promise<void> {
  const link = await openLink(db, token, at)
  // What is wrong with a link that is not open is said by `verifyEmail`.
  if (!link || isOwnLink(link, secret)) return
  if (!password) throw new AppError('invalid', { fields: { password: 'field.required' } })
  const succeeded = await countAttempt(db, { email: link.email, ip, device })
  if (!(await passwordOpens(password, link.passwordHash))) {
    throw new AppError('accounts.confirm_password_wrong')
  }
  await succeeded()
}

/**
 * Confirms an address by its link and signs its owner in: who has the mailbox and made the sign-up has the
 * account. No transaction holds a connection while a password is checked; a sign-up that takes the account
 * over meanwhile closes the link.
 * Codes: those of `verifyEmail`; `accounts.confirm_password_wrong`, `rate_limited`, `auth.suspended`.
 */
export async function confirmAndEnter(db: Tx, confirmation: Confirmation, at: Date) {
  await passGuard(db, confirmation, at)
  const { token, device, ip, userAgent } = confirmation
  return db.transaction(async tx => {
    const { user, callbackUrl } = await verifyEmail(tx, token, at)
    if (user.status !== 'ACTIVE') throw new AppError('auth.suspended')
    const sessionId = await openSession(tx, user.id, { ip, userAgent }, at)
    await leaveTrace(tx, 'account.email_confirmed', user, at)
    await leaveTrace(tx, 'account.signed_in', user, at)
    return { user, sessionId, callbackUrl, device: markOf(user.email, device) }
  })
}
