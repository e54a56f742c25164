import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { settings } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { BOOKING_POLICY, type BookingPolicy } from '@/lib/bookings/domain/policy'
import type { RuleName } from '@/lib/bookings/domain/policy-limits'
import { BOOKING_POLICY_KEY, bookingPolicy } from '@/lib/bookings/queries/policy'
import type { User } from '@/lib/core/actor'

/** Any number: two administrators who save at once take turns, also before there is a row to lock. */
const POLICY_LOCK = 762_321

/**
 * Sets the numbers of the booking rules; only what differs from our defaults is kept. They hold for every step from
 * now on; timers that run already keep the time they were set to.
 */
export async function savePolicy(tx: Tx, actor: User, next: BookingPolicy, at: Date): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(${POLICY_LOCK})`)
  const old = await bookingPolicy(tx)
  const names = Object.keys(BOOKING_POLICY) as RuleName[]
  const changed = names.filter(name => old[name] !== next[name])
  if (changed.length === 0) return
  const value = Object.fromEntries(
    names.filter(name => next[name] !== BOOKING_POLICY[name]).map(name => [name, next[name]]),
  )
  const row = { value, updatedBy: actor.userId, updatedAt: at }
  await tx
    .insert(settings)
    .values({ key: BOOKING_POLICY_KEY, ...row })
    .onConflictDoUpdate({ target: settings.key, set: row })
  const pick = (policy: BookingPolicy) => Object.fromEntries(changed.map(name => [name, policy[name]]))
  await writeAudit(
    tx,
    {
      action: 'settings.changed',
      actor: { kind: 'admin', id: actor.userId },
      target: { type: 'settings', id: BOOKING_POLICY_KEY },
      old: pick(old),
      new: pick(next),
    },
    at,
  )
}
