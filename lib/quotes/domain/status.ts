/** Every state of a job that a client asks prices for. */
export const REQUEST_STATUSES = ['OPEN', 'ACCEPTED', 'CLOSED', 'EXPIRED'] as const
export type RequestStatus = (typeof REQUEST_STATUSES)[number]

/** Every state of one provider's price. COUNTERED: the client has named another total and waits for an answer. */
export const QUOTE_STATUSES = ['SENT', 'COUNTERED', 'ACCEPTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'] as const
export type QuoteStatus = (typeof QUOTE_STATUSES)[number]

/** The states in which a price is still on the table. */
export const OPEN_QUOTES = ['SENT', 'COUNTERED'] as const satisfies readonly QuoteStatus[]

export const isOpenQuote = (status: QuoteStatus | null): boolean =>
  status !== null && (OPEN_QUOTES as readonly string[]).includes(status)

/** In what quality someone acts; whose request it is was checked when it was loaded. */
export const QUOTE_ACTORS = ['client', 'provider', 'system'] as const
export type QuoteActor = (typeof QUOTE_ACTORS)[number]

/** A provider's lists. `new`: to be answered. `answered`: a price is on the table, or was chosen. `closed`: the rest. */
export const QUOTE_SCOPES = ['new', 'answered', 'closed'] as const
export type QuoteScope = (typeof QUOTE_SCOPES)[number]
