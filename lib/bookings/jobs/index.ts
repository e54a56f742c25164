import 'server-only'
import type { JobHelpers, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { database } from '@/db/client'
import { AppError } from '@/lib/core/errors'
import { queueReminder } from '@/lib/notifications/commands'
import { now } from '@/lib/time/clock'
import { moveBooking } from '../commands/move'
import { TIMER_JOB } from '../commands/record'
import { lapseProposal } from '../commands/reschedule'
import { moveSeries } from '../commands/series'
import { TIMER_NAMES, TIMERS, type TimerName } from '../domain/timers'
import { overdueTimers } from '../queries/overdue'
import { REANCHOR_JOB, reanchor } from './reanchor'

const payloadSchema = z.object({ bookingId: z.uuid(), timer: z.enum(TIMER_NAMES) })

const SYSTEM = { kind: 'system' } as const
/** What a timer finds when somebody was quicker: there is nothing to do. */
const SETTLED = ['booking.not_allowed', 'not_found']

async function ring(bookingId: string, timer: TimerName, at: Date): Promise<void> {
  const clock = TIMERS[timer]
  try {
    await database().transaction(async tx => {
      if ('reminds' in clock) await queueReminder(tx, bookingId, timer, at)
      else if (clock.does === 'lapse') await lapseProposal(tx, bookingId, at)
      else if (clock.does === 'expire') await moveSeries(tx, SYSTEM, bookingId, 'expire', at)
      else await moveBooking(tx, SYSTEM, bookingId, clock.does, at)
    })
  } catch (error) {
    if (error instanceof AppError && SETTLED.includes(error.code)) return
    throw error
  }
}

/**
 * A booking's clock rings. The state is read again: answered in time, there is nothing to do.
 * The database's clock lets the job begin. Where ours is a little behind, asking ours alone would find the request
 * still open, and no other timer would ever end it.
 */
export async function bookingTimer(
  payload: unknown,
  { job }: { job: Pick<JobHelpers['job'], 'run_at'> },
): Promise<void> {
  const { bookingId, timer } = payloadSchema.parse(payload)
  await ring(bookingId, timer, new Date(Math.max(now().getTime(), new Date(job.run_at).getTime())))
}

export const BOOKING_SWEEP_JOB = 'sweep_bookings'

/**
 * Looks for time that ran out without its timer (a queue restored from a back-up, a bulk load): nothing stays stuck. One
 * booking that cannot be moved does not hold up the others; it is reported once they are done.
 */
export async function sweepBookings(): Promise<void> {
  const failures: unknown[] = []
  for (const { id, timer } of await overdueTimers(database(), now())) {
    await ring(id, timer, now()).catch(error => failures.push(error))
  }
  if (failures.length > 0) throw failures[0]
}

export const bookingTasks: TaskList = {
  [TIMER_JOB]: bookingTimer,
  [BOOKING_SWEEP_JOB]: sweepBookings,
  [REANCHOR_JOB]: reanchor,
}
