import { randomBytes, randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens, users } from '@/db/schema'
import { type SignUpInput, signUpSchema } from '@/lib/accounts/schemas/sign-up'
import { linkToken } from '@/lib/core/crypto'

export const AT = new Date('2026-11-25T08:00:00.000Z')
export const PASSWORD = 'Khadamat-Demo-2026'
export const HERE = { ip: '41.140.1.1', userAgent: 'Firefox' }

/** A browser that signs up; `before` is what it kept of an earlier sign-up. */
export const browser = (before?: string) => ({ secret: randomBytes(32).toString('base64url'), before })

export const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
export const freshEmail = () => `${randomUUID()}@test.khadamat.example`

/** A sign-up as the form's schema lets it through. */
export function typed(change: Partial<Record<keyof SignUpInput, string>> = {}): SignUpInput {
  return signUpSchema.parse({
    email: freshEmail(),
    password: PASSWORD,
    firstName: 'Fatima',
    lastName: 'El Amrani',
    phone: '06 12 34 56 78',
    role: 'CLIENT',
    locale: 'fr',
    callbackUrl: '/fr/providers/x/book?offer=1',
    ...change,
  })
}

export async function userBy(db: Tx, email: string) {
  const found = await db.select().from(users).where(eq(users.email, email))
  return { user: found[0]!, count: found.length }
}

/** Every confirmation link of an account, oldest first, with the secret that was mailed. */
export async function linksOf(db: Tx, userId: string) {
  const rows = await db
    .select()
    .from(accountTokens)
    .where(eq(accountTokens.userId, userId))
    .orderBy(accountTokens.createdAt)
  return rows.map(row => ({ ...row, token: linkToken('VERIFY_EMAIL', row.id) }))
}

/** What waits in the queue for one account: the kinds of letters. */
export async function letters(db: Tx, userId: string): Promise<string[]> {
  const rows = await db.execute<{ kind: string }>(sql`
    select j.payload->>'kind' as kind
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier = 'notify_account'
       and (j.payload->>'userId' = ${userId}
            or j.payload->>'tokenId' in (select id::text from account_tokens where user_id = ${userId}::uuid))
     order by j.id`)
  return rows.map(row => row.kind)
}
