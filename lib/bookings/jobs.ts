import 'server-only'
import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { database } from '@/db/client'
import { AppError } from '@/lib/core/errors'
import { now } from '@/lib/time/clock'
import { moveBooking } from './commands/answer'
import { EXPIRE_JOB } from './commands/record'

const payloadSchema = z.object({ bookingId: z.uuid() })

/** Lets an unanswered request lapse. Reads the state again: answered in time, there is nothing to do. */
export async function expireBooking(payload: unknown): Promise<void> {
  const { bookingId } = payloadSchema.parse(payload)
  try {
    await database().transaction(tx => moveBooking(tx, { kind: 'system' }, bookingId, 'expire', now()))
  } catch (error) {
    if (error instanceof AppError && error.code === 'booking.not_allowed') return
    throw error
  }
}

export const bookingTasks: TaskList = { [EXPIRE_JOB]: expireBooking }
