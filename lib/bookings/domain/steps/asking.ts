import { FIRM, type Row } from './step'

const CONFIRMED_MAILS = ['confirmed_client', 'confirmed_provider'] as const

/** From the first wish to the firm appointment, and calling it off. */
export const ASKING: readonly Row[] = [
  // Asking
  { name: 'hold', from: null, to: 'HOLD', actors: ['client'], guards: ['beforeStart'], timers: ['release'] },
  ...([null, 'HOLD'] as const).map(
    (from): Row => ({
      name: 'request',
      from,
      to: 'PENDING',
      actors: ['client'],
      guards: from === null ? ['beforeStart'] : ['beforeStart', 'notExpired'],
      timers: ['expire', 'unpaid'],
      mails: ['requested_provider', 'requested_client'],
    }),
  ),
  { name: 'release', from: 'HOLD', to: 'CANCELLED', actors: ['client'], reasonCode: 'RELEASED' },
  {
    name: 'release',
    from: 'HOLD',
    to: 'CANCELLED',
    actors: ['system'],
    guards: ['expired'],
    reasonCode: 'RELEASED',
  },

  // Answering
  {
    ...FIRM,
    name: 'accept',
    from: 'PENDING',
    to: 'CONFIRMED',
    actors: ['provider', 'admin'],
    guards: ['inBusiness', 'notExpired', 'paymentReady'],
    mails: CONFIRMED_MAILS,
  },
  {
    ...FIRM,
    name: 'accept',
    from: 'PENDING',
    to: 'CONFIRMED',
    actors: ['system'],
    guards: ['inBusiness', 'agreedBefore', 'notExpired', 'paymentReady'],
    mails: CONFIRMED_MAILS,
  },
  {
    name: 'refuse',
    from: 'PENDING',
    to: 'REJECTED',
    actors: ['provider', 'admin'],
    reasonRequired: true,
    effects: ['refund', 'alternatives'],
    mails: ['refused_client'],
  },
  {
    name: 'expire',
    from: 'PENDING',
    to: 'REJECTED',
    actors: ['system'],
    guards: ['expired'],
    reasonCode: 'EXPIRED',
    effects: ['refund', 'alternatives'],
    mails: ['expired_client', 'expired_provider'],
  },
  {
    name: 'unpaid',
    from: 'PENDING',
    to: 'CANCELLED',
    actors: ['system'],
    guards: ['unpaid'],
    reasonCode: 'UNPAID',
    mails: ['withdrawn_provider'],
  },
  {
    name: 'withdraw',
    from: 'PENDING',
    to: 'CANCELLED',
    actors: ['client'],
    effects: ['refund'],
    mails: ['withdrawn_provider'],
  },

  // Calling off
  {
    name: 'cancel',
    from: 'CONFIRMED',
    to: 'CANCELLED',
    actors: ['client'],
    guards: ['beforeStart'],
    effects: ['fee', 'refund'],
    mails: ['receipt_client', 'cancelled_provider'],
  },
  {
    name: 'cancel',
    from: 'CONFIRMED',
    to: 'CANCELLED',
    actors: ['provider'],
    reasonRequired: true,
    effects: ['refund', 'reliability', 'alternatives'],
    mails: ['cancelled_client', 'receipt_provider'],
  },
  {
    name: 'cancel',
    from: 'CONFIRMED',
    to: 'CANCELLED',
    actors: ['admin'],
    reasonRequired: true,
    effects: ['refund', 'alternatives'],
    mails: ['cancelled_client', 'cancelled_provider'],
  },
  {
    name: 'no_show',
    from: 'CONFIRMED',
    to: 'CANCELLED',
    actors: ['client'],
    guards: ['noShowTime'],
    reasonCode: 'NO_SHOW',
    effects: ['refund', 'reliability', 'alternatives'],
    mails: ['no_show_provider'],
  },
  {
    name: 'no_show',
    from: 'CONFIRMED',
    to: 'CANCELLED',
    actors: ['provider'],
    guards: ['noShowTime'],
    reasonCode: 'NO_SHOW',
    effects: ['fee', 'refund'],
    mails: ['no_show_client'],
  },
]
