import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { providers } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'

export type OwnProvider = typeof providers.$inferSelect

/** What an action needs after a change: whose pages to make fresh. */
export type Changed = { slug: string }

/** The actor's own profile, locked: two forms sent at once are written one after the other. */
export async function ownProvider(tx: Tx, actor: User): Promise<OwnProvider> {
  const [row] = await tx
    .select()
    .from(providers)
    .where(eq(providers.userId, actor.userId))
    .for('no key update')
  if (!row) throw new NotFoundError()
  return row
}

/** Leaves the trace of a change of one's calendar. */
export function auditPlan(
  tx: Tx,
  actor: User,
  provider: OwnProvider,
  { old, next }: { old: Record<string, unknown> | null; next: Record<string, unknown> | null },
  at: Date,
): Promise<void> {
  return writeAudit(
    tx,
    {
      action: 'availability.plan_changed',
      actor: { kind: 'provider', id: actor.userId },
      target: { type: 'provider', id: provider.id },
      old,
      new: next,
    },
    at,
  )
}
