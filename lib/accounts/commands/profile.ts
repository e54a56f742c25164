import 'server-only'
import { and, eq, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { phoneCodes, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { difference } from '@/lib/audit/domain/difference'
import { kindOfRole, type User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import type { ProfileInput } from '../schemas/settings'

const PERSONAL = ['firstName', 'lastName', 'phone'] as const

/**
 * Changes who one is for the others and in which language we write. Another number is not confirmed any more, and a
 * code on its way to the old one is void. Saved without a change, it leaves no trace.
 */
export async function changeProfile(tx: Tx, actor: User, input: ProfileInput, at: Date): Promise<void> {
  const [before] = await tx
    .select({
      firstName: users.firstName,
      lastName: users.lastName,
      phone: users.phone,
      language: users.locale,
    })
    .from(users)
    .where(eq(users.id, actor.userId))
    .for('update')
  if (!before) throw new AppError('auth.sign_in_required')
  const { language, ...person } = input
  const { firstName, lastName, phone } = person
  const change = difference(before, { firstName, lastName, phone, language }, PERSONAL)
  if (!change) return
  const otherPhone = before.phone !== phone
  await tx
    .update(users)
    .set({ ...person, locale: language, updatedAt: at, ...(otherPhone ? { phoneVerifiedAt: null } : {}) })
    .where(eq(users.id, actor.userId))
  if (otherPhone) await voidPhoneCodes(tx, actor.userId, at)
  // The first number is no news to who has just typed it; another in its place may be.
  if (otherPhone && before.phone) {
    await enqueue(tx, 'notify_account', { kind: 'phone_changed', userId: actor.userId })
  }
  await writeAudit(
    tx,
    {
      action: 'account.profile_changed',
      actor: { kind: kindOfRole(actor.role), id: actor.userId },
      target: { type: 'user', id: actor.userId },
      ...change,
    },
    at,
  )
}

/** No code sent so far opens anything any more. The caller holds the account's row. */
export async function voidPhoneCodes(tx: Tx, userId: string, at: Date): Promise<void> {
  await tx
    .update(phoneCodes)
    .set({ usedAt: at })
    .where(and(eq(phoneCodes.userId, userId), isNull(phoneCodes.usedAt)))
}
