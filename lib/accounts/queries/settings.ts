import 'server-only'
import { and, desc, eq, gt, isNull, lt } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { phoneCodes, users } from '@/db/schema'
import { smsEnabled } from '@/lib/core/env'
import { PHONE_CODE_TRIES } from '../domain/phone-code'

/** What the settings show of one's own account. */
export async function settingsOf(tx: Tx, userId: string, at: Date) {
  const [[user], [code]] = await Promise.all([
    tx
      .select({
        firstName: users.firstName,
        lastName: users.lastName,
        phone: users.phone,
        phoneVerifiedAt: users.phoneVerifiedAt,
        language: users.locale,
      })
      .from(users)
      .where(eq(users.id, userId)),
    tx
      .select({ createdAt: phoneCodes.createdAt, expiresAt: phoneCodes.expiresAt })
      .from(phoneCodes)
      .where(
        and(
          eq(phoneCodes.userId, userId),
          isNull(phoneCodes.usedAt),
          gt(phoneCodes.expiresAt, at),
          lt(phoneCodes.attempts, PHONE_CODE_TRIES),
        ),
      )
      .orderBy(desc(phoneCodes.createdAt))
      .limit(1),
  ])
  if (!user) return null
  return {
    ...user,
    /** The code that is on its way or waits to be typed. */
    code: code ?? null,
    smsOffered: smsEnabled(),
  }
}
export type SettingsView = NonNullable<Awaited<ReturnType<typeof settingsOf>>>
