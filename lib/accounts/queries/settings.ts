import 'server-only'
import { and, desc, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { files, phoneCodes, users } from '@/db/schema'
import { smsEnabled } from '@/lib/core/env'
import { PHONE_CODE_WINDOW } from '../domain/phone-code'

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
        /** The own picture. */
        avatar: files.id,
      })
      .from(users)
      .leftJoin(files, and(eq(files.userId, users.id), isNull(files.deletedAt)))
      .where(eq(users.id, userId)),
    tx
      .select({ createdAt: phoneCodes.createdAt, expiresAt: phoneCodes.expiresAt })
      .from(phoneCodes)
      .where(
        and(
          eq(phoneCodes.userId, userId),
          isNull(phoneCodes.usedAt),
          gt(phoneCodes.createdAt, new Date(at.getTime() - PHONE_CODE_WINDOW)),
        ),
      )
      .orderBy(desc(phoneCodes.createdAt))
      .limit(1),
  ])
  if (!user) return null
  return {
    ...user,
    /** The last code sent. An old one, or one tried too often, still has its field: there stands why it is refused. */
    code: code ?? null,
    smsOffered: smsEnabled(),
  }
}
export type SettingsView = NonNullable<Awaited<ReturnType<typeof settingsOf>>>
