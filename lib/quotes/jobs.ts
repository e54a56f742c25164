import 'server-only'
import type { JobHelpers, TaskList } from 'graphile-worker'
import { z } from 'zod'
import { database } from '@/db/client'
import { AppError } from '@/lib/core/errors'
import { now } from '@/lib/time/clock'
import { INVITE_JOB } from './commands/ask'
import { expireQuote, expireRequest, remindClient } from './commands/end'
import { inviteProviders } from './commands/invite'
import { QUOTE_TIMER_JOB, type QuoteTimer } from './commands/record'
import { overdueQuotes } from './queries/overdue'

const inviteSchema = z.object({ requestId: z.uuid() })
const timerSchema = z.object({ timer: z.enum(['request', 'quote', 'remind']), id: z.uuid() })

/** What a timer finds when somebody was quicker: there is nothing to do. */
const SETTLED = ['quotes.not_allowed', 'quotes.closed', 'not_found']

async function unlessSettled(work: () => Promise<unknown>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof AppError && SETTLED.includes(error.code)) return
    throw error
  }
}

async function ring(timer: QuoteTimer, id: string, at: Date): Promise<void> {
  const db = database()
  if (timer === 'remind') return unlessSettled(() => db.transaction(tx => remindClient(tx, id)))
  if (timer === 'request') return unlessSettled(() => db.transaction(tx => expireRequest(tx, id, at)))
  await unlessSettled(async () => {
    const request = await db.transaction(tx => expireQuote(tx, id, at))
    // The last price kept its request open beyond the week.
    await unlessSettled(() => db.transaction(tx => expireRequest(tx, request, at)))
  })
}

/** A clock of a request or a price rings. The state is read again: settled in time, there is nothing to do. */
export async function quoteTimer(
  payload: unknown,
  { job }: { job: Pick<JobHelpers['job'], 'run_at'> },
): Promise<void> {
  const { timer, id } = timerSchema.parse(payload)
  // The database's clock lets the job begin; ours may be a little behind.
  await ring(timer, id, new Date(Math.max(now().getTime(), new Date(job.run_at).getTime())))
}

export async function inviteToQuote(payload: unknown): Promise<void> {
  const { requestId } = inviteSchema.parse(payload)
  await database().transaction(tx => inviteProviders(tx, requestId, now()))
}

export const QUOTE_SWEEP_JOB = 'sweep_quotes'

/** Looks for time that ran out without its timer: nothing stays open for ever. */
export async function sweepQuotes(): Promise<void> {
  for (const { id, timer } of await overdueQuotes(database(), now())) await ring(timer, id, now())
}

export const quoteTasks: TaskList = {
  [INVITE_JOB]: inviteToQuote,
  [QUOTE_TIMER_JOB]: quoteTimer,
  [QUOTE_SWEEP_JOB]: sweepQuotes,
}
