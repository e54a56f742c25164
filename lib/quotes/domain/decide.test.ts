import { describe, expect, it } from 'vitest'
import { allowedQuoteSteps, decideQuote, decideRequest } from './decide'
import type { QuoteFacts, RequestFacts } from './facts'
import {
  QUOTE_ACTORS,
  QUOTE_STATUSES,
  type QuoteActor,
  type QuoteStatus,
  REQUEST_STATUSES,
  type RequestStatus,
} from './status'
import { QUOTE_STEP_NAMES, type QuoteStepName, REQUEST_STEP_NAMES, type RequestStepName } from './steps'

const NOW = new Date('2026-11-25T08:00:00Z')
const LATER = new Date('2026-11-30T08:00:00Z')
const BEFORE = new Date('2026-11-25T07:59:59Z')

const request = (facts: Partial<RequestFacts> = {}): RequestFacts => ({
  status: 'OPEN',
  version: 1,
  expiresAt: LATER,
  taken: 2,
  lastValid: LATER,
  ...facts,
})
const quote = (
  status: QuoteStatus | null,
  facts: Partial<QuoteFacts> = {},
  about: Partial<RequestFacts> = {},
): QuoteFacts => ({
  status,
  version: status ? 3 : 0,
  validUntil: status ? LATER : null,
  request: request(about),
  passed: false,
  spoken: false,
  standing: 'APPROVED',
  ...facts,
})

/** Circumstances, of which at least one opens every row of the table. */
const CIRCUMSTANCES: readonly Partial<QuoteFacts>[] = [{}, { spoken: true }, { validUntil: BEFORE }]

/** What the brief says, written out a second time: the table must say the same. */
const ALLOWED: [
  QuoteStepName,
  readonly (QuoteStatus | null)[],
  readonly QuoteActor[],
  QuoteStatus | 'same',
][] = [
  ['pass', [null], ['provider'], 'same'],
  ['question', [null, 'SENT', 'COUNTERED'], ['provider'], 'same'],
  ['answer', [null, 'SENT', 'COUNTERED'], ['client'], 'same'],
  ['send', [null, 'WITHDRAWN', 'EXPIRED'], ['provider'], 'SENT'],
  ['edit', ['SENT', 'COUNTERED'], ['provider'], 'SENT'],
  ['withdraw', ['SENT', 'COUNTERED'], ['provider'], 'WITHDRAWN'],
  ['counter', ['SENT'], ['client'], 'COUNTERED'],
  ['agree', ['COUNTERED'], ['provider'], 'SENT'],
  ['keep', ['COUNTERED'], ['provider'], 'SENT'],
  ['accept', ['SENT', 'COUNTERED'], ['client'], 'ACCEPTED'],
  ['decline', ['SENT', 'COUNTERED'], ['client', 'system'], 'DECLINED'],
  ['expire', ['SENT', 'COUNTERED'], ['system'], 'EXPIRED'],
]

const MATRIX = ([null, ...QUOTE_STATUSES] as const).flatMap(status =>
  QUOTE_STEP_NAMES.flatMap(name =>
    QUOTE_ACTORS.map(actor => {
      const row = ALLOWED.find(([n, from, who]) => n === name && from.includes(status) && who.includes(actor))
      return { status, name, actor, to: row ? (row[3] === 'same' ? status : row[3]) : undefined }
    }),
  ),
)

describe('every state of a price × step × actor', () => {
  it.each(MATRIX)('$status · $name · $actor → $to', ({ status, name, actor, to }) => {
    const decisions = CIRCUMSTANCES.map(facts => decideQuote(quote(status, facts), name, actor, NOW))
    const targets = new Set(decisions.flatMap(decision => (decision.ok ? [decision.step.to] : [])))
    expect([...targets]).toEqual(to === undefined ? [] : [to])
    if (to === undefined) {
      for (const decision of decisions) expect(decision).toEqual({ ok: false, code: 'quotes.not_allowed' })
    }
  })

  it('offers exactly the buttons that will not be refused', () => {
    for (const { status, name, actor } of MATRIX) {
      for (const facts of CIRCUMSTANCES) {
        const offered = allowedQuoteSteps(quote(status, facts), actor, NOW).includes(name)
        expect(decideQuote(quote(status, facts), name, actor, NOW).ok).toBe(offered)
      }
    }
  })

  it('ends with its request: afterwards nobody but the clock moves a price', () => {
    for (const status of REQUEST_STATUSES.filter(each => each !== 'OPEN')) {
      for (const { status: from, name, actor } of MATRIX.filter(
        row => row.to !== undefined && row.actor !== 'system',
      )) {
        const decision = decideQuote(quote(from, { spoken: true }, { status }), name, actor, NOW)
        expect(decision).toEqual({ ok: false, code: 'quotes.closed' })
      }
    }
  })
})

describe('the conditions', () => {
  const code = (facts: QuoteFacts, name: QuoteStepName, actor: QuoteActor, version?: number) => {
    const decision = decideQuote(facts, name, actor, NOW, version)
    return decision.ok ? 'ok' : decision.code
  }

  it('takes five prices and no sixth, but lets one of the five come again', () => {
    expect(code(quote(null, {}, { taken: 4 }), 'send', 'provider')).toBe('ok')
    expect(code(quote(null, {}, { taken: 5 }), 'send', 'provider')).toBe('quotes.full')
    expect(code(quote('WITHDRAWN', {}, { taken: 5 }), 'send', 'provider')).toBe('ok')
  })

  it('takes new prices for a week, to the second; one on the table may still change', () => {
    expect(code(quote(null, {}, { expiresAt: NOW }), 'send', 'provider')).toBe('quotes.too_late')
    expect(code(quote('SENT', {}, { expiresAt: NOW }), 'edit', 'provider')).toBe('ok')
    expect(code(quote('SENT', {}, { expiresAt: NOW }), 'accept', 'client')).toBe('ok')
  })

  it('holds a price until its time, to the second', () => {
    expect(code(quote('SENT', { validUntil: NOW }), 'accept', 'client')).toBe('quotes.lapsed')
    expect(code(quote('SENT', { validUntil: NOW }), 'expire', 'system')).toBe('ok')
    expect(code(quote('SENT'), 'expire', 'system')).toBe('quotes.not_allowed')
  })

  it('tells who acts on an old page', () => {
    expect(code(quote('SENT'), 'accept', 'client', 2)).toBe('quotes.stale')
    expect(code(quote('SENT'), 'accept', 'client', 3)).toBe('ok')
  })

  it('wants no price of who does not want the job, and no answer before a question', () => {
    expect(code(quote(null, { passed: true }), 'send', 'provider')).toBe('quotes.passed')
    expect(code(quote(null), 'answer', 'client')).toBe('quotes.not_allowed')
    expect(code(quote(null, { spoken: true }), 'answer', 'client')).toBe('ok')
  })
})

const REQUESTS: [RequestStepName, RequestStatus | null, QuoteActor, RequestStatus][] = [
  ['ask', null, 'client', 'OPEN'],
  ['accept', 'OPEN', 'client', 'ACCEPTED'],
  ['close', 'OPEN', 'client', 'CLOSED'],
  ['expire', 'OPEN', 'system', 'EXPIRED'],
]

describe('every state of a request × step × actor', () => {
  const cases = ([null, ...REQUEST_STATUSES] as const).flatMap(status =>
    REQUEST_STEP_NAMES.flatMap(name => QUOTE_ACTORS.map(actor => ({ status, name, actor }))),
  )
  it.each(cases)('$status · $name · $actor', ({ status, name, actor }) => {
    const over = { expiresAt: NOW, lastValid: null }
    const decision = decideRequest(request({ status, ...over }), name, actor, NOW)
    const to = REQUESTS.find(([n, from, who]) => n === name && from === status && who === actor)?.[3]
    expect(decision.ok ? decision.step.to : undefined).toBe(to)
  })

  it('does not run out while a price is still to be decided on', () => {
    const now = decideRequest(request({ expiresAt: NOW, lastValid: LATER }), 'expire', 'system', NOW)
    expect(now).toEqual({ ok: false, code: 'quotes.not_allowed' })
    expect(decideRequest(request({ lastValid: null }), 'expire', 'system', NOW).ok).toBe(false)
  })
})
