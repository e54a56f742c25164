import 'server-only'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { phoneCodes, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { sameSecret } from '@/lib/core/crypto'
import { smsEnabled } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { queueSms } from '@/lib/sms/commands'
import { minutesToNextCode, PHONE_CODE_LIFE, PHONE_CODE_TRIES, PHONE_CODE_WINDOW } from '../domain/phone-code'
import { phoneCode } from '../queries/phone'
import { voidPhoneCodes } from './profile'
import { leaveTrace } from './trace'

/** The account, held until the end of the transaction: two tabs at once take turns. */
async function heldAccount(tx: Tx, userId: string) {
  const [user] = await tx
    .select({
      id: users.id,
      role: users.role,
      phone: users.phone,
      phoneVerifiedAt: users.phoneVerifiedAt,
      locale: users.locale,
    })
    .from(users)
    .where(eq(users.id, userId))
    .for('update')
  if (!user) throw new AppError('auth.sign_in_required')
  return user
}

/**
 * Sends a code to one's own number; the one before is void. Only its row is written: the digits are derived from it
 * when the message leaves.
 * Codes: `accounts.phone_off`, `accounts.phone_confirmed`, `accounts.phone_missing`, `rate_limited`.
 */
export async function askPhoneCode(tx: Tx, actor: User, at: Date): Promise<void> {
  if (!smsEnabled()) throw new AppError('accounts.phone_off')
  const user = await heldAccount(tx, actor.userId)
  const { phone } = user
  if (!phone) throw new AppError('accounts.phone_missing')
  if (user.phoneVerifiedAt) throw new AppError('accounts.phone_confirmed')
  const sent = await tx
    .select({ at: phoneCodes.createdAt })
    .from(phoneCodes)
    .where(
      and(
        eq(phoneCodes.userId, user.id),
        gt(phoneCodes.createdAt, new Date(at.getTime() - PHONE_CODE_WINDOW)),
      ),
    )
  const minutes = minutesToNextCode(
    sent.map(row => row.at),
    at,
  )
  if (minutes > 0) throw new AppError('rate_limited', { params: { minutes } })
  await voidPhoneCodes(tx, user.id, at)
  const [code] = await tx
    .insert(phoneCodes)
    .values({
      userId: user.id,
      phone,
      createdAt: at,
      expiresAt: new Date(at.getTime() + PHONE_CODE_LIFE),
    })
    .returning({ id: phoneCodes.id })
  if (!code) throw new Error('no code was written')
  await queueSms(tx, { dedupe: `code:${code.id}`, template: 'code', to: user, payload: { codeId: code.id } })
}

/** Why a code did not confirm the number; null when it did, or when it was confirmed before. */
async function tryCode(tx: Tx, actor: User, typed: string, at: Date): Promise<string | null> {
  const user = await heldAccount(tx, actor.userId)
  if (user.phoneVerifiedAt) return null
  const [code] = await tx
    .select()
    .from(phoneCodes)
    .where(
      and(
        eq(phoneCodes.userId, user.id),
        eq(phoneCodes.phone, user.phone ?? ''),
        isNull(phoneCodes.usedAt),
        gt(phoneCodes.expiresAt, at),
      ),
    )
    .orderBy(desc(phoneCodes.createdAt))
    .limit(1)
  if (!code || code.attempts >= PHONE_CODE_TRIES) return 'accounts.phone_code_over'
  if (!sameSecret(typed, phoneCode(code))) {
    await tx
      .update(phoneCodes)
      .set({ attempts: code.attempts + 1 })
      .where(eq(phoneCodes.id, code.id))
    return code.attempts + 1 < PHONE_CODE_TRIES ? 'accounts.phone_code_wrong' : 'accounts.phone_code_over'
  }
  await tx.update(phoneCodes).set({ usedAt: at }).where(eq(phoneCodes.id, code.id))
  await tx.update(users).set({ phoneVerifiedAt: at, updatedAt: at }).where(eq(users.id, user.id))
  await leaveTrace(tx, 'account.phone_confirmed', user, at)
  await enqueue(tx, 'notify_account', { kind: 'phone_confirmed', userId: user.id })
  return null
}

/**
 * Confirms one's own number by the code that was sent there. A wrong try stays counted, so the transaction ends before
 * the refusal is thrown.
 * Codes: `accounts.phone_code_wrong`, `accounts.phone_code_over` (used, old, tried too often, or none was sent).
 */
export async function confirmPhone(db: Tx, actor: User, typed: string, at: Date): Promise<void> {
  const refused = await db.transaction(tx => tryCode(tx, actor, typed, at))
  if (refused) throw new AppError(refused, { fields: { code: refused } })
}
