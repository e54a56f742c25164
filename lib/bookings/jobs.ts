import 'server-only'
import type { JobHelpers, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { database } from '@/db/client'
import { AppError } from '@/lib/core/errors'
import { now } from '@/lib/time/clock'
import { moveBooking } from './commands/answer'
import { EXPIRE_JOB } from './commands/record'

const payloadSchema = z.object({ bookingId: z.uuid() })

/**
 * Lets an unanswered request lapse. Reads the state again: answered in time, there is nothing to do.
 * The database's clock lets the job begin. Where ours is a little behind, asking ours alone would find the request
 * still open, and no other timer would ever end it.
 */
export async function expireBooking(
  payload: unknown,
  { job }: { job: Pick<JobHelpers['job'], 'run_at'> },
): Promise<void> {
  const { bookingId } = payloadSchema.parse(payload)
  const at = new Date(Math.max(now().getTime(), new Date(job.run_at).getTime()))
  try {
    await database().transaction(tx => moveBooking(tx, { kind: 'system' }, bookingId, 'expire', at))
  } catch (error) {
    if (error instanceof AppError && error.code === 'booking.not_allowed') return
    throw error
  }
}

export const bookingTasks: TaskList = { [EXPIRE_JOB]: expireBooking }
