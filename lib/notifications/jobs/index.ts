import 'server-only'
import type { JobHelpers, TaskList } from 'graphile-worker'
import { database } from '@/db/client'
import { ALERT_JOB } from '@/lib/audit/domain/alerts'
import { now, today } from '@/lib/time/clock'
import { tellAdministrators } from '../alerts'
import { queueAccountEmail, queueBookingEmails, queueProviderEmail } from '../commands'
import { applyReport } from '../commands/reports'
import { REPORT_JOB, SEND_JOB } from '../outbox'
import { queueQuoteEmail } from '../quotes'
import {
  mailReportSchema,
  notifyAccountSchema,
  notifyBookingSchema,
  notifyProviderSchema,
  notifyQuoteSchema,
} from '../schemas'
import { sendEmail } from './send'

/** One step of a booking: its e-mails and their jobs, all or none. */
export async function notifyBooking(payload: unknown): Promise<void> {
  const step = notifyBookingSchema.parse(payload)
  await database().transaction(tx => queueBookingEmails(tx, step, now()))
}

/** One event of an account. The day is the job's own, so that a retry after midnight is the same event. */
export async function notifyAccount(
  payload: unknown,
  helpers: { job: Pick<JobHelpers['job'], 'created_at' | 'id'> },
) {
  const event = notifyAccountSchema.parse(payload)
  const { id, created_at } = helpers.job
  const once = { job: String(id), day: today(new Date(created_at)) }
  await database().transaction(tx => queueAccountEmail(tx, event, once))
}

/** A decision about a provider: its e-mail and the job that sends it. */
export async function notifyProvider(payload: unknown): Promise<void> {
  const event = notifyProviderSchema.parse(payload)
  await database().transaction(tx => queueProviderEmail(tx, event))
}

/** One event about a quote. */
export async function notifyQuote(payload: unknown): Promise<void> {
  const news = notifyQuoteSchema.parse(payload)
  await database().transaction(tx => queueQuoteEmail(tx, news))
}

/** One report of the vendor. What is thrown makes the queue look again later. */
export async function mailReport(payload: unknown): Promise<void> {
  const { eventId } = mailReportSchema.parse(payload)
  const done = await database().transaction(tx => applyReport(tx, eventId, now()))
  if (!done) throw new Error('report about a mail that is not known yet')
}

export const notificationTasks: TaskList = {
  notify_booking: notifyBooking,
  notify_account: notifyAccount,
  notify_provider: notifyProvider,
  notify_quote: notifyQuote,
  [ALERT_JOB]: () => database().transaction(tx => tellAdministrators(tx, now())),
  [REPORT_JOB]: mailReport,
  [SEND_JOB]: sendEmail,
}
