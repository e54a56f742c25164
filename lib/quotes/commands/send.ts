import 'server-only'
import type { Tx } from '@/db/client'
import { quotes } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { daysAfter, hoursAfter, QUOTE_POLICY } from '@/lib/quotes/domain/policy'
import { isOpenQuote } from '@/lib/quotes/domain/status'
import type { QuoteStep } from '@/lib/quotes/domain/steps'
import { offerForQuote } from '@/lib/quotes/queries/offer'
import type { SendInput } from '@/lib/quotes/schemas'
import { type OpenQuote, openQuote, type QuoteRow } from './open'
import { allow, authorOf, recordQuote, startTimer, tell } from './record'

type Content = Pick<
  QuoteRow,
  | 'offerId'
  | 'lines'
  | 'total'
  | 'durationMinutes'
  | 'message'
  | 'validUntil'
  | 'counterTotal'
  | 'counterNote'
>

/** The same form once more: what it wants is there already. */
function repeats(quote: QuoteRow | null, input: SendInput): boolean {
  return (
    quote?.status === 'SENT' &&
    quote.version === input.version + 1 &&
    quote.durationMinutes === input.duration &&
    quote.message === input.message &&
    JSON.stringify(quote.lines) === JSON.stringify(input.lines)
  )
}

/** The unique position, not the count, keeps the promise of five: whoever comes sixth is refused by the database. */
async function insert(
  tx: Tx,
  opened: OpenQuote,
  step: QuoteStep,
  actor: User,
  content: Content,
  at: Date,
): Promise<string> {
  const { request, providerId } = opened
  const position = Math.max(0, ...opened.quotes.map(quote => quote.position)) + 1
  if (position > QUOTE_POLICY.quotes) throw new AppError('quotes.full')
  const [row] = await tx
    .insert(quotes)
    .values({ ...content, requestId: request.id, providerId, position, createdAt: at, updatedAt: at })
    .onConflictDoNothing()
    .returning({ id: quotes.id })
  if (!row) throw new AppError('quotes.full')
  await writeAudit(
    tx,
    {
      action: `quote.${step.name}`,
      actor: authorOf(actor),
      target: { type: 'quote', id: row.id },
      new: { status: 'SENT', version: 1, total: content.total },
    },
    at,
  )
  await tell(tx, { requestId: request.id, providerId, mails: step.mails, event: 'v1' })
  if (position === 1) {
    await startTimer(tx, 'remind', request.id, hoursAfter(at, QUOTE_POLICY.remindHours))
  }
  return row.id
}

/**
 * Sends a provider's price, or another one in its place; a counter-offer that waited is answered by it. The lines were
 * multiplied and summed by the server.
 * Codes: `not_found` (also when not invited), those of `decideQuote`, `quotes.no_offer`.
 */
export async function sendQuote(tx: Tx, actor: User, input: SendInput, at: Date): Promise<{ id: string }> {
  const opened = await openQuote(tx, actor, input.request, undefined)
  const { quote, request } = opened
  if (quote && repeats(quote, input)) return { id: quote.id }
  const name = isOpenQuote(quote?.status ?? null) ? 'edit' : 'send'
  const step = allow(opened, name, actor, at, input.version)
  const offer = await offerForQuote(tx, opened.providerId, request.serviceId)
  if (!offer) throw new AppError('quotes.no_offer')
  const validUntil = daysAfter(at, input.valid)
  const content: Content = {
    offerId: offer.id,
    lines: input.lines,
    total: input.total,
    durationMinutes: input.duration,
    message: input.message,
    validUntil,
    counterTotal: null,
    counterNote: null,
  }
  let id = quote?.id
  if (quote) await recordQuote(tx, { ...opened, quote }, step, actor, content, at)
  else id = await insert(tx, opened, step, actor, content, at)
  if (!id) throw new Error('quote not written')
  await startTimer(tx, 'quote', id, validUntil)
  return { id }
}
