import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, rescheduleProposals } from '@/db/schema'
import type { LoadedBooking } from '@/lib/bookings/queries/facts'
import type { OffWall } from '@/lib/bookings/queries/off-wall'
import { AppError } from '@/lib/core/errors'
import { fromWall } from '@/lib/time/zone'
import { moveBooking, type Prepare } from './move'

const SYSTEM = { kind: 'system' } as const
/** What is found when somebody was quicker: cancelled, or moved by another worker. */
const SETTLED = ['booking.not_allowed', 'not_found']

/** A booking waits for an answer no longer than until it begins. */
const deadline = ({ expiresAt }: LoadedBooking, startsAt: Date) =>
  expiresAt && expiresAt > startsAt ? { expiresAt: startsAt } : {}

function shiftTo(tx: Tx): Prepare {
  return async booking => {
    const startsAt = fromWall(booking.wallDate, booking.wallMinutes)
    const shift = startsAt.getTime() - booking.startsAt.getTime()
    const by = sql`make_interval(secs => ${shift / 1000}::float8)`
    const [row] = await tx
      .select({
        period: sql<string>`tstzrange(lower(${bookings.blockedPeriod}) + ${by}, upper(${bookings.blockedPeriod}) + ${by})::text`,
      })
      .from(bookings)
      .where(eq(bookings.id, booking.id))
    if (!row) return undefined
    return {
      changes: {
        startsAt,
        endsAt: new Date(booking.endsAt.getTime() + shift),
        blockedPeriod: row.period,
        ...deadline(booking, startsAt),
      },
    }
  }
}

/**
 * The order in which bookings of one provider can move without meeting each other: those that move later from the
 * last one on, those that move earlier from the first one on.
 */
export function inSafeOrder<Moving extends Pick<OffWall, 'startsAt' | 'anchored'>>(
  moving: readonly Moving[],
): Moving[] {
  const byStart = [...moving].sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())
  const later = byStart.filter(({ startsAt, anchored }) => anchored > startsAt)
  const earlier = byStart.filter(({ startsAt, anchored }) => anchored < startsAt)
  return [...later.reverse(), ...earlier]
}

/**
 * Moves the bookings of one provider back to their wall times after the law has moved the clock, all of them or, after
 * a fault, none. Run twice it finds nothing to do.
 * @returns the ids of those whose place somebody else had taken meanwhile: they stay where they are
 */
export async function reanchorBookings(tx: Tx, moving: readonly OffWall[], at: Date): Promise<string[]> {
  const stuck: string[] = []
  for (const { id } of inSafeOrder(moving)) {
    try {
      // A savepoint: a slot that is taken must not undo the others.
      await tx.transaction(inner => moveBooking(inner, SYSTEM, id, 'reanchor', at, {}, shiftTo(inner)))
    } catch (error) {
      if (!(error instanceof AppError)) throw error
      if (error.code === 'booking.slot_taken') stuck.push(id)
      else if (!SETTLED.includes(error.code)) throw error
    }
  }
  return stuck
}

/** Moves an open proposal of another time with the clock. */
export async function reanchorProposal(tx: Tx, id: string, anchored: Date): Promise<void> {
  const p = rescheduleProposals
  const by = sql`${anchored.toISOString()}::timestamptz - ${p.startsAt}`
  await tx
    .update(p)
    .set({
      startsAt: anchored,
      endsAt: sql`${p.endsAt} + (${by})`,
      blockedPeriod: sql`tstzrange(lower(${p.blockedPeriod}) + (${by}), upper(${p.blockedPeriod}) + (${by}))`,
    })
    .where(eq(p.id, id))
}
