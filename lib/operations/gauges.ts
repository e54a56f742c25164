import 'server-only'
import type { Tx } from '@/db/client'
import { bookingsByStatus, databaseUp, jobsByState, oldestJobSeconds } from '@/lib/core/metrics'
import { answerInTime } from './probe'
import { bookingCounts, jobFacts } from './queries'

const KEPT_MS = 15_000
let readAt = Number.NEGATIVE_INFINITY

/**
 * Brings the gauges that are read from the database up to date, at most every 15 s however often they are asked for.
 * Without a database they keep their last values and `khadamat_database_up` says 0.
 */
export async function readGauges(db: Tx, kept = KEPT_MS): Promise<void> {
  if (performance.now() - readAt < kept) return
  readAt = performance.now()
  const [jobs, bookings] = await Promise.all([
    answerInTime('jobs', () => jobFacts(db)),
    answerInTime('bookings', () => bookingCounts(db)),
  ])
  databaseUp().set(jobs && bookings ? 1 : 0)
  if (jobs) {
    jobsByState().set({ state: 'waiting' }, jobs.waiting)
    jobsByState().set({ state: 'ready' }, jobs.ready)
    jobsByState().set({ state: 'dead' }, jobs.dead)
    oldestJobSeconds().set(jobs.oldestReadySeconds)
  }
  if (!bookings) return
  bookingsByStatus().reset()
  for (const { status, count } of bookings) bookingsByStatus().set({ status }, count)
}
