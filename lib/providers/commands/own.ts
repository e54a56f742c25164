import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { providers } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { AuditAction } from '@/lib/audit/domain/catalogue'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'
import type { ProviderStatus } from '../domain/standing'

/** What a change of a profile leaves to its action: which public pages it makes stale. */
export type Saved = { slug: string; status: ProviderStatus }

/**
 * One's own profile, locked until the transaction ends: two changes of one profile take turns, so that positions
 * and limits are counted right.
 */
export async function lockOwn(tx: Tx, actor: User) {
  const [own] = await tx.select().from(providers).where(eq(providers.userId, actor.userId)).for('update')
  if (!own) throw new NotFoundError()
  return own
}

export type Own = Awaited<ReturnType<typeof lockOwn>>

/** Marks the profile as changed, so that an administrator who looks at an older one notices. */
export async function touch(tx: Tx, own: Own, at: Date): Promise<Saved> {
  await tx.update(providers).set({ updatedAt: at }).where(eq(providers.id, own.id))
  return { slug: own.slug, status: own.status }
}

/** A trace of what a provider changed about themselves. */
export async function traceOwn(
  tx: Tx,
  actor: User,
  action: AuditAction,
  providerId: number,
  change: { old?: Record<string, unknown>; new?: Record<string, unknown> },
  at: Date,
): Promise<void> {
  const by = { kind: 'provider', id: actor.userId } as const
  await writeAudit(tx, { action, actor: by, target: { type: 'provider', id: providerId }, ...change }, at)
}
