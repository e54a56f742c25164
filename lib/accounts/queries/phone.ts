import 'server-only'
import { and, eq, gt, isNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { phoneCodes, users } from '@/db/schema'
import { digitCode } from '@/lib/core/crypto'

/** The digits of one code. They are bound to its number: for another one they are others. */
export const phoneCode = ({ id, phone }: { id: string; phone: string }): string =>
  digitCode(`PHONE:${phone}`, id)

/** What a message says to this number; null once the code is used or old, or the account has another number. */
export async function codeToSend(tx: Tx, id: string, phone: string, at: Date): Promise<string | null> {
  const [row] = await tx
    .select({ id: phoneCodes.id, phone: phoneCodes.phone })
    .from(phoneCodes)
    .innerJoin(users, and(eq(users.id, phoneCodes.userId), eq(users.phone, phoneCodes.phone)))
    .where(
      and(
        eq(phoneCodes.id, id),
        eq(phoneCodes.phone, phone),
        isNull(phoneCodes.usedAt),
        gt(phoneCodes.expiresAt, at),
      ),
    )
  return row ? phoneCode(row) : null
}

/** The number of one's own account. */
export async function ownPhone(tx: Tx, userId: string): Promise<string | null> {
  const [user] = await tx.select({ phone: users.phone }).from(users).where(eq(users.id, userId))
  return user?.phone ?? null
}
