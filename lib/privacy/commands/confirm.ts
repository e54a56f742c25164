import 'server-only'
import type { Tx } from '@/db/client'
import { secondFactorOpens } from '@/lib/accounts/commands/two-factor'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'

/**
 * The second factor of whoever has one, asked again before what cannot be taken back: a stolen session has neither
 * password nor telephone. The code counts once, in the transaction of the act. Codes: `accounts.code_wrong`.
 */
export async function confirmSecondFactor(
  tx: Tx,
  actor: User,
  code: string | undefined,
  at: Date,
): Promise<void> {
  if (!actor.twoFactor) return
  if (code && (await secondFactorOpens(tx, actor.userId, code, at))) return
  throw new AppError('accounts.code_wrong', { fields: { code: 'accounts.code_wrong' } })
}
