import type { QuoteFacts, RequestFacts } from './facts'
import { QUOTE_GUARDS, type QuoteRefusal, REQUEST_GUARDS } from './guards'
import type { QuoteActor } from './status'
import {
  QUOTE_STEPS,
  type QuoteStep,
  type QuoteStepName,
  REQUEST_STEPS,
  type RequestStep,
  type RequestStepName,
} from './steps'

type Decision<Step> = { ok: true; step: Step } | { ok: false; code: QuoteRefusal }

const refuse = (code: QuoteRefusal) => ({ ok: false, code }) as const

/** Decides one step of a request. Codes: `quotes.closed` (it has ended), `quotes.not_allowed`. */
export function decideRequest(
  facts: RequestFacts,
  name: RequestStepName,
  actor: QuoteActor,
  now: Date,
): Decision<RequestStep> {
  const rows = REQUEST_STEPS.filter(row => row.name === name && row.actors.includes(actor))
  const step = rows.find(row => row.from === facts.status)
  if (!step) return refuse(rows.length > 0 && facts.status !== null ? 'quotes.closed' : 'quotes.not_allowed')
  for (const guard of step.guards) {
    const refusal = REQUEST_GUARDS[guard](facts, now)
    if (refusal) return refuse(refusal)
  }
  return { ok: true, step }
}

/**
 * Decides one step between the client and one provider, at one moment. Changes nothing: the command writes.
 * @param version the quote's version as the actor saw it; 0 for none
 * Codes: `quotes.not_allowed` (not in the table), `quotes.stale` (it changed since the actor saw it), `quotes.closed`,
 * `quotes.too_late`, `quotes.full`, `quotes.passed`, `quotes.lapsed`.
 */
export function decideQuote(
  facts: QuoteFacts,
  name: QuoteStepName,
  actor: QuoteActor,
  now: Date,
  version?: number,
): Decision<QuoteStep> {
  const rows = QUOTE_STEPS.filter(row => row.name === name && row.actors.includes(actor))
  if (rows.length === 0) return refuse('quotes.not_allowed')
  // First of all: where everything has ended, the rest is no news.
  if (actor !== 'system' && facts.request.status !== 'OPEN') return refuse('quotes.closed')
  if (version !== undefined && version !== facts.version) return refuse('quotes.stale')
  const step = rows.find(row => row.from === facts.status)
  if (!step) return refuse('quotes.not_allowed')
  for (const guard of step.guards) {
    const refusal = QUOTE_GUARDS[guard](facts, now)
    if (refusal) return refuse(refusal)
  }
  return { ok: true, step }
}

/** What an actor can do now, in the order of the table. Drives the buttons. */
export function allowedQuoteSteps(facts: QuoteFacts, actor: QuoteActor, now: Date): readonly QuoteStepName[] {
  return QUOTE_STEPS.filter(
    row =>
      row.from === facts.status &&
      row.actors.includes(actor) &&
      row.guards.every(guard => QUOTE_GUARDS[guard](facts, now) === null),
  ).map(row => row.name)
}
