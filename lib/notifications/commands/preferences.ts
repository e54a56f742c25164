import 'server-only'
import { and, eq, ne } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { notificationPreferences, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { kindOfRole, type Role, type User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'
import { type Preferences, SWITCH_NAMES, SWITCHES } from '../domain/preferences'
import { preferencesFor } from '../queries'
import { readUnsubscribeToken } from '../unsubscribe'

/** Keeps what somebody wants to hear of. Saved without a change, it leaves no trace. */
export async function changePreferences(tx: Tx, actor: User, wanted: Preferences, at: Date): Promise<void> {
  // Two tabs at once take turns.
  await tx.select({ id: users.id }).from(users).where(eq(users.id, actor.userId)).for('update')
  await keep(tx, { id: actor.userId, role: actor.role }, wanted, at)
}

/**
 * Ends e-mails of one kind, or takes that back, by the link of such an e-mail: no sign-in, as often as one likes.
 * Codes: `not_found`.
 */
export async function switchByLink(tx: Tx, token: string, enabled: boolean, at: Date): Promise<void> {
  const link = readUnsubscribeToken(token)
  if (!link) throw new NotFoundError()
  const [user] = await tx
    .select({ id: users.id, role: users.role })
    .from(users)
    .where(and(eq(users.id, link.userId), ne(users.status, 'ERASED')))
    .for('update')
  if (!user) throw new NotFoundError()
  await keep(tx, user, { [link.name]: enabled }, at)
}

/** Writes what differs. The caller holds the account's row. */
async function keep(
  tx: Tx,
  user: { id: string; role: Role },
  wanted: Partial<Preferences>,
  at: Date,
): Promise<void> {
  const before = await preferencesFor(tx, user.id)
  const changed = SWITCH_NAMES.filter(name => wanted[name] !== undefined && before[name] !== wanted[name])
  if (changed.length === 0) return
  for (const name of changed) {
    const row = { ...SWITCHES[name], userId: user.id }
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
      actor: { kind: kindOfRole(user.role), id: user.id },
      target: { type: 'user', id: user.id },
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
