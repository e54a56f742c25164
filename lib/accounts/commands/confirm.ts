import 'server-only'
import type { Tx } from '@/db/client'
import { AppError } from '@/lib/core/errors'
import { type Origin, openSession } from './session'
import { markOf } from './sign-in'
import { verifyEmail } from './verification'

/**
 * Confirms an address by its link and signs its owner in: who has the mailbox has the account.
 * Codes: those of `verifyEmail`; `auth.suspended`.
 */
export async function confirmAndEnter(
  tx: Tx,
  token: string,
  device: string | undefined,
  origin: Origin,
  at: Date,
) {
  const { user, callbackUrl } = await verifyEmail(tx, token, at)
  if (user.status !== 'ACTIVE') throw new AppError('auth.suspended')
  const sessionId = await openSession(tx, user.id, origin, at)
  return { user, sessionId, callbackUrl, device: markOf(user.email, device) }
}
