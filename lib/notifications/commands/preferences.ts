import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { notificationPreferences, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { kindOfRole, type User } from '@/lib/core/actor'
import { type Preferences, SWITCH_NAMES, SWITCHES } from '../domain/preferences'
import { preferencesFor } from '../queries'

/** Keeps what somebody wants to hear of. Saved without a change, it leaves no trace. */
export async function changePreferences(tx: Tx, actor: User, wanted: Preferences, at: Date): Promise<void> {
  // Two tabs at once take turns.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('update')
  const before = await preferencesFor(tx, actor.userId)
  const changed = SWITCH_NAMES.filter(name => before[name] !== wanted[name])
  if (changed.length === 0) return
  for (const name of changed) {
    const row = { ...SWITCHES[name], userId: actor.userId }
    // Only a no has a row.
    if (wanted[name]) await tx.delete(notificationPreferences).where(sameSwitch(row))
    else {
      await tx
        .insert(notificationPreferences)
        .values({ ...row, enabled: false, updatedAt: at })
        .onConflictDoNothing()
    }
  }
  await writeAudit(
    tx,
    {
      action: 'account.preferences_changed',
      actor: { kind: kindOfRole(actor.role), id: actor.userId },
      target: { type: 'user', id: actor.userId },
      new: Object.fromEntries(changed.map(name => [name, wanted[name]])),
    },
    at,
  )
}

type Row = { userId: string } & (typeof SWITCHES)[keyof typeof SWITCHES]
const sameSwitch = ({ userId, kind, channel }: Row) =>
  and(
    eq(notificationPreferences.userId, userId),
    eq(notificationPreferences.kind, kind),
    eq(notificationPreferences.channel, channel),
  )
