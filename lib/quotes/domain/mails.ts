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
