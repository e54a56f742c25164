import type { ProviderStatus } from '@/lib/providers/domain/standing'
import type { QuoteStatus, RequestStatus } from './status'

/** What the rules need to know of a request. Before it is sent there is none: status null. */
export type RequestFacts = {
  status: RequestStatus | null
  version: number
  /** Until then it takes new prices. */
  expiresAt: Date
  /** Places of the five that are given. */
  taken: number
  /** Until when the last price holds that is still on the table; null without one. */
  lastValid: Date | null
}

/** What the rules need to know of what passes between the client and one invited provider. */
export type QuoteFacts = {
  /** Null before the first price. */
  status: QuoteStatus | null
  version: number
  validUntil: Date | null
  request: RequestFacts
  /** The provider does not want the job. */
  passed: boolean
  /** How the provider's business stands. */
  standing: ProviderStatus
  /** The provider has written. */
  spoken: boolean
}
