import type { QuoteGuard, RequestGuard } from './guards'
import type { QuoteMail } from './mails'
import type { QuoteActor, QuoteStatus, RequestStatus } from './status'

export const REQUEST_STEP_NAMES = ['ask', 'accept', 'close', 'expire'] as const
export type RequestStepName = (typeof REQUEST_STEP_NAMES)[number]

export type RequestStep = {
  name: RequestStepName
  from: RequestStatus | null
  to: RequestStatus
  actors: readonly QuoteActor[]
  guards: readonly RequestGuard[]
  mails: readonly QuoteMail[]
}

/** What can happen to a request. What the table does not list is refused. */
export const REQUEST_STEPS: readonly RequestStep[] = [
  { name: 'ask', from: null, to: 'OPEN', actors: ['client'], guards: [], mails: [] },
  { name: 'accept', from: 'OPEN', to: 'ACCEPTED', actors: ['client'], guards: [], mails: [] },
  { name: 'close', from: 'OPEN', to: 'CLOSED', actors: ['client'], guards: [], mails: [] },
  {
    name: 'expire',
    from: 'OPEN',
    to: 'EXPIRED',
    actors: ['system'],
    guards: ['over'],
    mails: ['expired_client'],
  },
]

export const QUOTE_STEP_NAMES = [
  'pass',
  'question',
  'answer',
  'send',
  'edit',
  'withdraw',
  'counter',
  'agree',
  'keep',
  'accept',
  'decline',
  'expire',
] as const
export type QuoteStepName = (typeof QUOTE_STEP_NAMES)[number]

export type QuoteStep = {
  name: QuoteStepName
  /** Null while there is no price yet. */
  from: QuoteStatus | null
  to: QuoteStatus | null
  actors: readonly QuoteActor[]
  /** All must hold; the first that does not says why. */
  guards: readonly QuoteGuard[]
  mails: readonly QuoteMail[]
}

type Row = Omit<QuoteStep, 'from' | 'mails'> & { mails?: readonly QuoteMail[] }

const from = (states: readonly (QuoteStatus | null)[], row: Row): QuoteStep[] =>
  states.map(state => ({ mails: [], ...row, from: state }))

const within = (states: readonly (QuoteStatus | null)[], row: Omit<Row, 'to'>): QuoteStep[] =>
  states.map(state => ({ mails: [], ...row, from: state, to: state }))

/**
 * What can pass between the client and one invited provider: permission, buttons and mails follow from it. What it
 * does not list is refused.
 */
export const QUOTE_STEPS: readonly QuoteStep[] = [
  // The provider looks at the job.
  ...within([null], { name: 'pass', actors: ['provider'], guards: ['requestOpen', 'wanted'] }),
  ...within([null, 'SENT', 'COUNTERED'], {
    name: 'question',
    actors: ['provider'],
    guards: ['requestOpen', 'wanted'],
    mails: ['question_client'],
  }),
  ...within([null, 'SENT', 'COUNTERED'], {
    name: 'answer',
    actors: ['client'],
    guards: ['requestOpen', 'begun'],
    mails: ['answer_provider'],
  }),

  // The price. One taken back or run out keeps its place among the five, so it may come again.
  ...from([null], {
    name: 'send',
    to: 'SENT',
    actors: ['provider'],
    guards: ['requestOpen', 'inBusiness', 'wanted', 'takesQuotes', 'room'],
    mails: ['received_client'],
  }),
  ...from(['WITHDRAWN', 'EXPIRED'], {
    name: 'send',
    to: 'SENT',
    actors: ['provider'],
    guards: ['requestOpen', 'inBusiness', 'takesQuotes'],
    mails: ['received_client'],
  }),
  ...from(['SENT', 'COUNTERED'], {
    name: 'edit',
    to: 'SENT',
    actors: ['provider'],
    guards: ['requestOpen', 'inBusiness'],
    mails: ['revised_client'],
  }),
  ...from(['SENT', 'COUNTERED'], {
    name: 'withdraw',
    to: 'WITHDRAWN',
    actors: ['provider'],
    guards: ['requestOpen'],
    mails: ['withdrawn_client'],
  }),

  // Bargaining: the client names one total, the provider takes it or keeps the price.
  ...from(['SENT'], {
    name: 'counter',
    to: 'COUNTERED',
    actors: ['client'],
    guards: ['requestOpen', 'valid'],
    mails: ['countered_provider'],
  }),
  ...from(['COUNTERED'], {
    name: 'agree',
    to: 'SENT',
    actors: ['provider'],
    guards: ['requestOpen', 'inBusiness', 'valid'],
    mails: ['agreed_client'],
  }),
  ...from(['COUNTERED'], {
    name: 'keep',
    to: 'SENT',
    actors: ['provider'],
    guards: ['requestOpen', 'inBusiness', 'valid'],
    mails: ['kept_client'],
  }),

  // The end. While a counter-offer waits, the provider's own price still stands.
  ...from(['SENT', 'COUNTERED'], {
    name: 'accept',
    to: 'ACCEPTED',
    actors: ['client'],
    guards: ['requestOpen', 'inBusiness', 'valid'],
    mails: ['accepted_provider'],
  }),
  ...from(['SENT', 'COUNTERED'], {
    name: 'decline',
    to: 'DECLINED',
    actors: ['client'],
    guards: ['requestOpen'],
    mails: ['declined_provider'],
  }),
  // The request ended without this price.
  ...from(['SENT', 'COUNTERED'], {
    name: 'decline',
    to: 'DECLINED',
    actors: ['system'],
    guards: [],
    mails: ['declined_provider'],
  }),
  ...from(['SENT', 'COUNTERED'], {
    name: 'expire',
    to: 'EXPIRED',
    actors: ['system'],
    guards: ['lapsed'],
    mails: ['lapsed_provider'],
  }),
]
