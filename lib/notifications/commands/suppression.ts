import 'server-only'
import { inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emailSuppressions } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { kindOfRole, type User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { addressIndexes } from '../suppression'

/**
 * An address gets mail again: it was confirmed anew, or an administrator says so.
 * @returns whether it had got none
 */
export async function liftSuppression(tx: Tx, address: string): Promise<boolean> {
  const lifted = await tx
    .delete(emailSuppressions)
    .where(inArray(emailSuppressions.addressHash, addressIndexes(address)))
    .returning({ reason: emailSuppressions.reason })
  return lifted.length > 0
}

/** Codes: `notifications.not_suppressed` beside the address. */
export async function liftByAdmin(tx: Tx, actor: User, address: string, at: Date): Promise<void> {
  if (!(await liftSuppression(tx, address))) {
    const code = 'notifications.not_suppressed'
    throw new AppError(code, { fields: { email: code } })
  }
  await writeAudit(
    tx,
    {
      action: 'mail.suppression_lifted',
      actor: { kind: kindOfRole(actor.role), id: actor.userId },
      // Which address stands nowhere in clear, so not here either.
      target: { type: 'email', id: addressIndexes(address)[0].toString('hex').slice(0, 16) },
    },
    at,
  )
}
