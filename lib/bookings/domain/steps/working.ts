import { type Row, within } from './step'

/** The job itself, and what may be said of it afterwards. */
export const WORKING: readonly Row[] = [
  {
    name: 'start',
    from: 'CONFIRMED',
    to: 'IN_PROGRESS',
    actors: ['provider'],
    guards: ['startWindow', 'clientCode'],
    effects: ['new_code'],
    timers: ['close'],
  },
  {
    name: 'start',
    from: 'CONFIRMED',
    to: 'IN_PROGRESS',
    actors: ['admin'],
    guards: ['startWindow'],
    effects: ['new_code'],
    timers: ['close'],
  },
  {
    name: 'not_started',
    from: 'CONFIRMED',
    to: 'CANCELLED',
    actors: ['system'],
    guards: ['closingTime'],
    reasonCode: 'NOT_STARTED',
    effects: ['refund'],
  },
  ...within(['IN_PROGRESS'], { name: 'add_extra', actors: ['provider'], guards: ['noExtra'] }),
  ...within(['IN_PROGRESS'], {
    name: 'sign_extra',
    actors: ['client'],
    guards: ['extraOpen'],
    effects: ['new_code'],
  }),
  ...within(['IN_PROGRESS'], {
    name: 'sign_extra',
    actors: ['provider'],
    guards: ['extraOpen', 'clientCode'],
    effects: ['new_code'],
  }),
  ...within(['IN_PROGRESS'], {
    name: 'decline_extra',
    actors: ['client', 'provider'],
    guards: ['extraOpen'],
  }),
  {
    name: 'complete',
    from: 'IN_PROGRESS',
    to: 'COMPLETED',
    actors: ['client', 'admin'],
    guards: ['withinCap'],
    effects: ['reviews'],
  },
  {
    name: 'complete',
    from: 'IN_PROGRESS',
    to: 'COMPLETED',
    actors: ['provider'],
    guards: ['clientCode', 'withinCap'],
    effects: ['reviews'],
  },
  {
    name: 'complete',
    from: 'IN_PROGRESS',
    to: 'COMPLETED',
    actors: ['system'],
    guards: ['closingTime', 'withinCap'],
    effects: ['reviews'],
  },
  {
    name: 'abort',
    from: 'IN_PROGRESS',
    to: 'CANCELLED',
    actors: ['admin'],
    reasonRequired: true,
    reasonCode: 'ABORTED',
    guards: ['withinCap'],
  },

  // Afterwards
  ...within(['COMPLETED', 'CANCELLED'], {
    name: 'dispute',
    actors: ['client', 'provider'],
    guards: ['wasFirm', 'noDispute', 'disputeTime'],
    reasonRequired: true,
  }),
  ...within(['COMPLETED', 'CANCELLED'], {
    name: 'rule',
    actors: ['admin'],
    guards: ['disputeOpen'],
    reasonRequired: true,
  }),
]
