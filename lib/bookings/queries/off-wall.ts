import 'server-only'
import { and, asc, eq, gt, inArray, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, rescheduleProposals } from '@/db/schema'
import { fromWall } from '@/lib/time/zone'
import { minutesAfter } from '../domain/policy'

/** Read at once; a law concerns all that is ahead. */
const BATCH = 5000
/** A clock never moved by more: what began longer ago is past by every clock. */
const MOST_MINUTES = 180

export type OffWall = { id: string; providerId: number; startsAt: Date; anchored: Date }

/**
 * Appointments ahead whose instant is no longer that of their wall time, because the law has moved the clock since
 * they were made. What the clock shows is what people agreed on.
 */
export async function bookingsOffWall(tx: Tx, at: Date): Promise<OffWall[]> {
  const found: OffWall[] = []
  const { id, startsAt } = bookings
  let last: { id: string; startsAt: Date } | null = null
  for (;;) {
    const rows = await tx
      .select({
        id,
        providerId: bookings.providerId,
        startsAt,
        wallDate: bookings.wallDate,
        wallMinutes: bookings.wallMinutes,
      })
      .from(bookings)
      .where(
        and(
          inArray(bookings.status, ['HOLD', 'PENDING', 'CONFIRMED']),
          gt(startsAt, minutesAfter(at, -MOST_MINUTES)),
          last
            ? or(gt(startsAt, last.startsAt), and(eq(startsAt, last.startsAt), gt(id, last.id)))
            : undefined,
        ),
      )
      .orderBy(asc(startsAt), asc(id))
      .limit(BATCH)
    for (const row of rows) {
      const anchored = fromWall(row.wallDate, row.wallMinutes)
      if (anchored.getTime() !== row.startsAt.getTime() && anchored > at) found.push({ ...row, anchored })
    }
    const end = rows.at(-1)
    if (!end || rows.length < BATCH) return found
    last = end
  }
}

/** Open proposals of another time that the clock has moved likewise. */
export async function proposalsOffWall(tx: Tx): Promise<{ id: string; anchored: Date }[]> {
  const { id, startsAt, wallDate, wallMinutes } = rescheduleProposals
  const rows = await tx
    .select({ id, startsAt, wallDate, wallMinutes })
    .from(rescheduleProposals)
    .where(eq(rescheduleProposals.status, 'OPEN'))
  return rows
    .map(row => ({ ...row, anchored: fromWall(row.wallDate, row.wallMinutes) }))
    .filter(row => row.anchored.getTime() !== row.startsAt.getTime())
}
