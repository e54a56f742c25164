import { takesWork } from '@/lib/providers/domain/standing'
import type { QuoteFacts, RequestFacts } from './facts'
import { QUOTE_POLICY } from './policy'

export const QUOTE_REFUSALS = [
  'quotes.not_allowed',
  'quotes.stale',
  'quotes.closed',
  'quotes.too_late',
  'quotes.full',
  'quotes.passed',
  'quotes.lapsed',
  'auth.business_suspended',
] as const
export type QuoteRefusal = (typeof QUOTE_REFUSALS)[number]

const refuse = (when: boolean, code: QuoteRefusal): QuoteRefusal | null => (when ? code : null)

/** Conditions on the request alone. */
export const REQUEST_GUARDS = {
  /** Past its week, and no price on the table that the client could still take. */
  over: (request: RequestFacts, now: Date) =>
    refuse(
      now < request.expiresAt || (request.lastValid !== null && request.lastValid > now),
      'quotes.not_allowed',
    ),
} as const
export type RequestGuard = keyof typeof REQUEST_GUARDS

/** Conditions on what passes between the client and one provider. */
export const QUOTE_GUARDS = {
  inBusiness: ({ standing }: QuoteFacts) => refuse(!takesWork(standing), 'auth.business_suspended'),
  requestOpen: ({ request }: QuoteFacts) => refuse(request.status !== 'OPEN', 'quotes.closed'),
  takesQuotes: ({ request }: QuoteFacts, now: Date) => refuse(now >= request.expiresAt, 'quotes.too_late'),
  room: ({ request }: QuoteFacts) => refuse(request.taken >= QUOTE_POLICY.quotes, 'quotes.full'),
  wanted: ({ passed }: QuoteFacts) => refuse(passed, 'quotes.passed'),
  valid: ({ validUntil }: QuoteFacts, now: Date) =>
    refuse(validUntil === null || validUntil <= now, 'quotes.lapsed'),
  lapsed: ({ validUntil }: QuoteFacts, now: Date) =>
    refuse(validUntil === null || validUntil > now, 'quotes.not_allowed'),
  begun: ({ spoken, status }: QuoteFacts) => refuse(!spoken && status === null, 'quotes.not_allowed'),
} as const
export type QuoteGuard = keyof typeof QUOTE_GUARDS
