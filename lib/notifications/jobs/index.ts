import 'server-only'
import type { JobHelpers, TaskList } from 'graphile-worker'
import { database } from '@/db/client'
import { now, today } from '@/lib/time/clock'
import { queueAccountEmail, queueBookingEmails } from '../commands'
import { SEND_JOB } from '../outbox'
import { notifyAccountSchema, notifyBookingSchema } from '../schemas'
import { sendEmail } from './send'

/** One step of a booking: its e-mails and their jobs, all or none. */
export async function notifyBooking(payload: unknown): Promise<void> {
  const step = notifyBookingSchema.parse(payload)
  await database().transaction(tx => queueBookingEmails(tx, step, now()))
}

/** One event of an account. The day is the job's own, so that a retry after midnight is the same event. */
export async function notifyAccount(
  payload: unknown,
  helpers: { job: Pick<JobHelpers['job'], 'created_at'> },
) {
  const event = notifyAccountSchema.parse(payload)
  const day = today(new Date(helpers.job.created_at))
  await database().transaction(tx => queueAccountEmail(tx, event, day))
}

export const notificationTasks: TaskList = {
  notify_booking: notifyBooking,
  notify_account: notifyAccount,
  [SEND_JOB]: sendEmail,
}
