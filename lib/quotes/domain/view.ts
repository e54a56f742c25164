import type { QuoteFacts, RequestFacts } from './facts'
import { QUOTE_POLICY } from './policy'
import type { QuoteStatus, RequestStatus } from './status'

type SeenRequest = { status: RequestStatus; version: number; expiresAt: Date }
type SeenQuote = { status: QuoteStatus; version: number; validUntil: Date }

/** The facts as a page knows them, for the buttons: the command asks again with everything it locks. */
export function seenFacts(
  request: SeenRequest,
  quote: SeenQuote | null,
  rest: Pick<QuoteFacts, 'standing' | 'passed' | 'spoken'> & { taken: number },
): QuoteFacts {
  const { status, version, expiresAt } = request
  const facts: RequestFacts = { status, version, expiresAt, taken: rest.taken, lastValid: null }
  return {
    status: quote?.status ?? null,
    version: quote?.version ?? 0,
    validUntil: quote?.validUntil ?? null,
    request: facts,
    passed: rest.passed,
    spoken: rest.spoken,
    standing: rest.standing,
  }
}

export const INVITATION_STATES = [
  'NEW',
  'FULL',
  'PASSED',
  'SENT',
  'COUNTERED',
  'ACCEPTED',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
  'CLOSED',
] as const
export type InvitationState = (typeof INVITATION_STATES)[number]

/** What an invitation is to the provider, in one word. */
export function invitationState(seen: {
  status: RequestStatus
  taken: number
  passed: boolean
  quoteStatus: QuoteStatus | null
}): InvitationState {
  if (seen.quoteStatus) return seen.quoteStatus
  if (seen.passed) return 'PASSED'
  if (seen.status !== 'OPEN') return 'CLOSED'
  return seen.taken >= QUOTE_POLICY.quotes ? 'FULL' : 'NEW'
}
