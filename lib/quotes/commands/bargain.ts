import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { quoteInvitations } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { atTotal } from '@/lib/quotes/domain/lines'
import type { QuoteStepName } from '@/lib/quotes/domain/steps'
import type { ClientStepInput, CounterInput, ProviderStepInput } from '@/lib/quotes/schemas'
import { type OpenQuote, openQuote, type QuoteRow } from './open'
import { allow, recordQuote, recordTalk } from './record'

const NO_COUNTER = { counterTotal: null, counterNote: null }

async function withQuote(
  tx: Tx,
  actor: User,
  request: string,
  provider: number | undefined,
): Promise<OpenQuote & { quote: QuoteRow }> {
  const opened = await openQuote(tx, actor, request, provider)
  if (!opened.quote) throw new NotFoundError()
  return { ...opened, quote: opened.quote }
}

/**
 * The client names another total for the whole job.
 * Codes: `not_found`, those of `decideQuote`, `quotes.counter_too_high` (it is not below the price).
 */
export async function counterQuote(tx: Tx, actor: User, input: CounterInput, at: Date): Promise<void> {
  const opened = await withQuote(tx, actor, input.request, input.provider)
  const step = allow(opened, 'counter', actor, at, input.version)
  if (input.total >= opened.quote.total) {
    throw new AppError('invalid', { fields: { total: 'quotes.counter_too_high' } })
  }
  const changes = { counterTotal: input.total, counterNote: input.note }
  await recordQuote(tx, opened, step, actor, changes, at)
}

/** The provider takes the client's total: the price becomes it, and a line says what was taken off. */
export async function agreeToCounter(tx: Tx, actor: User, input: ProviderStepInput, at: Date): Promise<void> {
  const opened = await withQuote(tx, actor, input.request, undefined)
  const step = allow(opened, 'agree', actor, at, input.version)
  const { quote } = opened
  const total = quote.counterTotal ?? quote.total
  await recordQuote(tx, opened, step, actor, { ...NO_COUNTER, total, lines: atTotal(quote.lines, total) }, at)
}

/** The provider keeps the price. */
export async function keepPrice(tx: Tx, actor: User, input: ProviderStepInput, at: Date): Promise<void> {
  const opened = await withQuote(tx, actor, input.request, undefined)
  await recordQuote(tx, opened, allow(opened, 'keep', actor, at, input.version), actor, NO_COUNTER, at)
}

async function end(
  tx: Tx,
  actor: User,
  name: Extract<QuoteStepName, 'withdraw' | 'decline'>,
  input: ProviderStepInput & { provider?: number },
  at: Date,
): Promise<void> {
  const opened = await withQuote(tx, actor, input.request, input.provider)
  await recordQuote(tx, opened, allow(opened, name, actor, at, input.version), actor, NO_COUNTER, at)
}

/** The provider takes the price back. Codes: `not_found`, those of `decideQuote`. */
export const withdrawQuote = (tx: Tx, actor: User, input: ProviderStepInput, at: Date) =>
  end(tx, actor, 'withdraw', input, at)

/** The client does not want this price. Codes: `not_found`, those of `decideQuote`. */
export const declineQuote = (tx: Tx, actor: User, input: ClientStepInput, at: Date) =>
  end(tx, actor, 'decline', input, at)

/** The invited provider does not want the job. Said twice, it is said once. */
export async function passOn(tx: Tx, actor: User, input: { request: string }, at: Date): Promise<void> {
  const opened = await openQuote(tx, actor, input.request, undefined)
  if (opened.quoteFacts.passed) return
  const step = allow(opened, 'pass', actor, at)
  const { request, providerId } = opened
  await tx
    .update(quoteInvitations)
    .set({ declinedAt: at })
    .where(and(eq(quoteInvitations.requestId, request.id), eq(quoteInvitations.providerId, providerId)))
  await recordTalk(tx, opened, step, actor, 'pass', at)
}
