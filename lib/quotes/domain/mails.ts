import { isOpenQuote, type QuoteStatus, type RequestStatus } from './status'

/** Every e-mail about a quote: what happened, and which side reads it. */
export const QUOTE_MAILS = [
  'invited_provider',
  'received_client',
  'revised_client',
  'withdrawn_client',
  'question_client',
  'answer_provider',
  'countered_provider',
  'agreed_client',
  'kept_client',
  'accepted_provider',
  'declined_provider',
  'lapsed_provider',
  'waiting_client',
  'expired_client',
] as const
export type QuoteMail = (typeof QUOTE_MAILS)[number]

export const quoteSideOf = (mail: QuoteMail): 'client' | 'provider' =>
  mail.endsWith('_client') ? 'client' : 'provider'

type Moment = { request: RequestStatus; quote: QuoteStatus | null; openQuotes: number }

/** False once things have moved on: a late e-mail would then say what is no longer so. */
export function quoteMailTrue(mail: QuoteMail, { request, quote, openQuotes }: Moment): boolean {
  const open = request === 'OPEN'
  switch (mail) {
    case 'invited_provider':
      return open && quote === null
    case 'question_client':
    case 'answer_provider':
      return open
    case 'received_client':
    case 'revised_client':
    case 'kept_client':
      return open && isOpenQuote(quote)
    case 'countered_provider':
      return open && quote === 'COUNTERED'
    case 'agreed_client':
      return open && quote === 'SENT'
    case 'waiting_client':
      return open && openQuotes > 0
    case 'withdrawn_client':
      return open && quote === 'WITHDRAWN'
    case 'accepted_provider':
      return quote === 'ACCEPTED'
    case 'declined_provider':
      return quote === 'DECLINED'
    case 'lapsed_provider':
      return quote === 'EXPIRED'
    case 'expired_client':
      return request === 'EXPIRED'
  }
}
