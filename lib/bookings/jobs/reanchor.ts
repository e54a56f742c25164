import 'server-only'
import { database } from '@/db/client'
import { log } from '@/lib/core/log'
import { now } from '@/lib/time/clock'
import { reanchorBookings, reanchorProposal } from '../commands/reanchor'
import { bookingsOffWall, type OffWall, proposalsOffWall } from '../queries/off-wall'

export const REANCHOR_JOB = 'reanchor_bookings'

/**
 * The law has moved the clock and this version knows: appointments keep the time on the wall, and both sides are
 * told. Runs at each start of a worker and once a day; nearly always there is nothing to do.
 */
export async function reanchor(): Promise<void> {
  const db = database()
  const byProvider = new Map<number, OffWall[]>()
  for (const moving of await bookingsOffWall(db, now())) {
    byProvider.set(moving.providerId, [...(byProvider.get(moving.providerId) ?? []), moving])
  }
  for (const moving of byProvider.values()) {
    const stuck = await db.transaction(tx => reanchorBookings(tx, moving, now()))
    for (const bookingId of stuck) log.error({ bookingId }, 'booking cannot follow the clock: slot taken')
  }
  for (const { id, anchored } of await proposalsOffWall(db)) {
    await db.transaction(tx => reanchorProposal(tx, id, anchored))
  }
}
