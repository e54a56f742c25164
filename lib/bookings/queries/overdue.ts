import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { minutesAfter } from '../domain/policy'
import type { TimerName } from '../domain/timers'
import { bookingPolicy } from './policy'

/** How late a timer must be before it counts as lost; the queue itself may be busy. */
const LATE_MINUTES = 5
const MOST = 500

/** Bookings whose time has run out without anybody noticing, with the timer that should have rung. */
export async function overdueTimers(tx: Tx, at: Date): Promise<{ id: string; timer: TimerName }[]> {
  const late = minutesAfter(at, -LATE_MINUTES).toISOString()
  const { closeAfter } = await bookingPolicy(tx)
  const closed = minutesAfter(at, -closeAfter - LATE_MINUTES).toISOString()
  return await tx.execute<{ id: string; timer: TimerName }>(sql`
    (select id, case when status = 'HOLD' then 'release' else 'expire' end as timer from bookings
      where expires_at < ${late}::timestamptz and status in ('HOLD', 'PENDING') limit ${MOST}::int)
    union all
    (select id, case when status = 'CONFIRMED' then 'not_started' else 'close' end from bookings
      where ends_at < ${closed}::timestamptz and status in ('CONFIRMED', 'IN_PROGRESS') limit ${MOST}::int)
    union all
    (select booking_id, 'lapse' from reschedule_proposals
      where expires_at < ${late}::timestamptz and status = 'OPEN' limit ${MOST}::int)`)
}
