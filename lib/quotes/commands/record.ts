import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { quoteRequests, quotes } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { System, User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { decideQuote, decideRequest } from '@/lib/quotes/domain/decide'
import type { QuoteFacts } from '@/lib/quotes/domain/facts'
import type { QuoteMail } from '@/lib/quotes/domain/mails'
import type { QuoteStep, QuoteStepName, RequestStepName } from '@/lib/quotes/domain/steps'
import { kindOf, type OpenQuote, type OpenRequest, type QuoteRow, type RequestRow } from './open'

export const QUOTE_NOTIFY_JOB = 'notify_quote'
export const QUOTE_TIMER_JOB = 'quote_timer'

/** `request`: its week is over. `quote`: the price no longer holds. `remind`: prices wait for the client. */
export type QuoteTimer = 'request' | 'quote' | 'remind'

export const startTimer = (tx: Tx, timer: QuoteTimer, id: string, runAt: Date) =>
  enqueue(tx, QUOTE_TIMER_JOB, { timer, id }, { runAt, key: `quote_${timer}:${id}` })

export const authorOf = (actor: User | System) => ({
  kind: kindOf(actor),
  id: actor.kind === 'user' ? actor.userId : null,
})

type News = { requestId: string; providerId?: number; mails: readonly QuoteMail[]; event: string }

/** Enqueues the e-mails of one event; `event` tells it from the next one of the same kind. */
export async function tell(tx: Tx, { requestId, providerId, mails, event }: News): Promise<void> {
  for (const mail of mails) {
    await enqueue(tx, QUOTE_NOTIFY_JOB, { requestId, providerId: providerId ?? 0, mail, event })
  }
}

/** Asks the table whether an actor may take a step now. Throws the table's refusal. */
export function allow(
  opened: OpenQuote,
  name: QuoteStepName,
  actor: User | System,
  at: Date,
  version?: number,
): QuoteStep {
  const decision = decideQuote(opened.quoteFacts, name, kindOf(actor), at, version)
  if (!decision.ok) throw new AppError(decision.code)
  return decision.step
}

type Changes = Partial<Omit<QuoteRow, 'id' | 'status' | 'version' | 'requestId' | 'providerId' | 'position'>>

/** A step that leaves the price alone: its trace in the audit log and its e-mails. */
export async function recordTalk(
  tx: Tx,
  opened: OpenQuote,
  step: QuoteStep,
  actor: User | System,
  event: string,
  at: Date,
): Promise<void> {
  const { request, providerId } = opened
  const target = { type: 'quote_request', id: request.id } as const
  await writeAudit(
    tx,
    { action: `quote.${step.name}`, actor: authorOf(actor), target, new: { providerId } },
    at,
  )
  await tell(tx, { requestId: request.id, providerId, mails: step.mails, event })
}

/** Writes a price's new state with its trace and its e-mails. */
export async function recordQuote(
  tx: Tx,
  opened: OpenQuote & { quote: QuoteRow },
  step: QuoteStep,
  actor: User | System,
  changes: Changes,
  at: Date,
): Promise<void> {
  const { request, providerId, quote } = opened
  const version = quote.version + 1
  const [written] = await tx
    .update(quotes)
    .set({ ...changes, status: step.to ?? quote.status, version, updatedAt: at })
    .where(and(eq(quotes.id, quote.id), eq(quotes.version, quote.version)))
    .returning({ total: quotes.total })
  if (!written) throw new AppError('quotes.stale')
  await writeAudit(
    tx,
    {
      action: `quote.${step.name}`,
      actor: authorOf(actor),
      target: { type: 'quote', id: quote.id },
      old: { status: quote.status, version: quote.version, total: quote.total },
      new: { status: step.to, version, total: written.total },
    },
    at,
  )
  await tell(tx, { requestId: request.id, providerId, mails: step.mails, event: `v${version}` })
}

/** Ends a request: its state, its trace, and the prices that were not chosen. */
export async function endRequest(
  tx: Tx,
  opened: OpenRequest,
  name: Exclude<RequestStepName, 'ask'>,
  actor: User | System,
  at: Date,
  chosen?: QuoteRow,
): Promise<void> {
  const { request } = opened
  const decision = decideRequest(opened.facts, name, kindOf(actor), at)
  if (!decision.ok) throw new AppError(decision.code)
  const { step } = decision
  const ended: RequestRow = { ...request, status: step.to, version: request.version + 1, closedAt: at }
  await tx
    .update(quoteRequests)
    .set({ status: ended.status, version: ended.version, closedAt: at })
    .where(and(eq(quoteRequests.id, request.id), eq(quoteRequests.version, request.version)))
  await writeAudit(
    tx,
    {
      action: `quote_request.${name}`,
      actor: authorOf(actor),
      target: { type: 'quote_request', id: request.id },
      old: { status: request.status, version: request.version },
      new: { status: ended.status, version: ended.version, quote: chosen?.id ?? null },
    },
    at,
  )
  for (const quote of opened.quotes) {
    if (quote.id !== chosen?.id) await notChosen(tx, opened, ended, quote, at)
  }
  await tell(tx, { requestId: request.id, mails: step.mails, event: `v${ended.version}` })
}

const SYSTEM = { kind: 'system' } as const

async function notChosen(
  tx: Tx,
  opened: OpenRequest,
  request: RequestRow,
  quote: QuoteRow,
  at: Date,
): Promise<void> {
  const { status, version, validUntil, providerId } = quote
  const facts = { ...opened.facts, status: request.status }
  // The system turns a price down whatever its provider's standing.
  const standing = 'APPROVED'
  const quoteFacts: QuoteFacts = {
    status,
    version,
    validUntil,
    request: facts,
    passed: false,
    spoken: false,
    standing,
  }
  const decision = decideQuote(quoteFacts, 'decline', 'system', at)
  if (!decision.ok) return
  await recordQuote(tx, { ...opened, request, providerId, quote, quoteFacts }, decision.step, SYSTEM, {}, at)
}
