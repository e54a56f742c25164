import 'server-only'
import { randomBytes } from 'node:crypto'
import { and, eq, isNotNull, isNull, lt, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { recoveryCodes, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { hashToken } from '@/lib/core/crypto'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { open, seal } from '@/lib/core/key-ring'
import { noteSuspicion } from '@/lib/core/security-events'
import { readRecoveryCode, stepOfCode, totpPlace } from '../domain/totp'
import { recoveryCodesOf } from '../recovery'
import { leaveTrace } from './trace'

const SECRET_BYTES = 20

/** Draws a secret that waits for its first code; asked again before that, it stays the same. */
export async function beginTwoFactor(tx: Tx, userId: string): Promise<Buffer> {
  const [user] = await tx
    .select({ sealed: users.totpSecret, enabledAt: users.totpEnabledAt })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  if (user?.enabledAt) throw new AppError('accounts.two_factor_on')
  if (user?.sealed) return open(user.sealed, totpPlace(userId))
  const secret = randomBytes(SECRET_BYTES)
  await tx
    .update(users)
    .set({ totpSecret: seal(secret, totpPlace(userId)) })
    .where(eq(users.id, userId))
  return secret
}

/** Keeps the hashes of the codes that were shown with this secret; those of an earlier one are void. */
async function keepRecoveryCodes(tx: Tx, userId: string, secret: Buffer, at: Date): Promise<void> {
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, userId))
  await tx
    .insert(recoveryCodes)
    .values(recoveryCodesOf(secret).map(code => ({ userId, codeHash: hashToken(code), createdAt: at })))
}

/**
 * Accepts a code of the authenticator once: the row's last step decides, also when the same code comes twice at once.
 * @returns whether it was right and new
 */
async function acceptStep(tx: Tx, userId: string, sealed: Buffer, code: string, at: Date): Promise<boolean> {
  const step = stepOfCode(open(sealed, totpPlace(userId)), code, at)
  if (step === null) return false
  const [taken] = await tx
    .update(users)
    .set({ totpLastStep: step })
    .where(and(eq(users.id, userId), or(isNull(users.totpLastStep), lt(users.totpLastStep, step))))
    .returning({ id: users.id })
  if (!taken) noteSuspicion('code_replayed', { userId })
  return taken !== undefined
}

/** Switches the second factor on with its first code. Codes: `accounts.code_wrong`, `accounts.two_factor_on`. */
export async function enableTwoFactor(tx: Tx, actor: User, code: string, at: Date): Promise<void> {
  const [user] = await tx
    .select({ sealed: users.totpSecret, enabledAt: users.totpEnabledAt })
    .from(users)
    .where(eq(users.id, actor.userId))
    .for('update')
  if (user?.enabledAt) throw new AppError('accounts.two_factor_on')
  if (!user?.sealed || !(await acceptStep(tx, actor.userId, user.sealed, code, at))) {
    throw new AppError('accounts.code_wrong', { fields: { code: 'accounts.code_wrong' } })
  }
  await tx.update(users).set({ totpEnabledAt: at, updatedAt: at }).where(eq(users.id, actor.userId))
  await keepRecoveryCodes(tx, actor.userId, open(user.sealed, totpPlace(actor.userId)), at)
  await leaveTrace(tx, 'account.two_factor_on', { id: actor.userId, role: actor.role }, at)
  await enqueue(tx, 'notify_account', { kind: 'two_factor_on', userId: actor.userId })
}

/** Switches it off; the password was checked by the caller. Codes: `accounts.code_wrong`. */
export async function disableTwoFactor(tx: Tx, actor: User, code: string, at: Date): Promise<void> {
  if (!(await secondFactorOpens(tx, actor.userId, code, at))) {
    throw new AppError('accounts.code_wrong', { fields: { code: 'accounts.code_wrong' } })
  }
  await tx
    .update(users)
    .set({ totpSecret: null, totpEnabledAt: null, totpLastStep: null, updatedAt: at })
    .where(eq(users.id, actor.userId))
  await tx.delete(recoveryCodes).where(eq(recoveryCodes.userId, actor.userId))
  await leaveTrace(tx, 'account.two_factor_off', { id: actor.userId, role: actor.role }, at)
  await enqueue(tx, 'notify_account', { kind: 'two_factor_off', userId: actor.userId })
}

/**
 * Whether a code of the authenticator, or a recovery code, opens this account. Either works once.
 * An account without a second factor is opened by none.
 */
export async function secondFactorOpens(tx: Tx, userId: string, typed: string, at: Date): Promise<boolean> {
  const [user] = await tx
    .select({ sealed: users.totpSecret, role: users.role })
    .from(users)
    .where(and(eq(users.id, userId), isNotNull(users.totpEnabledAt)))
  if (!user?.sealed) return false
  const recovery = readRecoveryCode(typed)
  if (recovery === null) return acceptStep(tx, userId, user.sealed, typed, at)
  const [used] = await tx
    .update(recoveryCodes)
    .set({ usedAt: at })
    .where(
      and(
        eq(recoveryCodes.userId, userId),
        eq(recoveryCodes.codeHash, hashToken(recovery)),
        isNull(recoveryCodes.usedAt),
      ),
    )
    .returning({ id: recoveryCodes.id })
  if (!used) return false
  await leaveTrace(tx, 'account.recovery_code_used', { id: userId, role: user.role }, at)
  await enqueue(tx, 'notify_account', { kind: 'recovery_code_used', userId })
  return true
}
