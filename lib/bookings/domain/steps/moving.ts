import { FIRM, FIRM_TIMERS, type Row } from './step'

const MOVED_MAILS = ['moved_client', 'moved_provider'] as const

/** Another time for the same job: one side proposes, the other decides, the old slot is kept meanwhile. */
export const MOVING: readonly Row[] = [
  {
    name: 'propose',
    from: 'PENDING',
    to: 'PENDING',
    actors: ['provider'],
    guards: ['inBusiness', 'notExpired', 'noProposal'],
    timers: ['expire'],
    mails: ['counter_client'],
  },
  ...(
    [
      { actors: ['client'], mails: ['proposed_provider'] },
      { actors: ['provider', 'admin', 'system'], mails: ['proposed_client'] },
    ] as const
  ).map(
    (who): Row => ({
      ...who,
      name: 'propose',
      from: 'CONFIRMED',
      to: 'CONFIRMED',
      guards: ['inBusiness', 'beforeStart', 'noProposal'],
      timers: ['lapse'],
    }),
  ),
  {
    ...FIRM,
    name: 'reschedule',
    from: 'PENDING',
    to: 'CONFIRMED',
    actors: ['client'],
    guards: ['inBusiness', 'proposalOfOther', 'notExpired', 'paymentReady'],
    mails: MOVED_MAILS,
  },
  {
    name: 'reschedule',
    from: 'CONFIRMED',
    to: 'CONFIRMED',
    actors: ['client', 'provider'],
    guards: ['beforeStart', 'proposalOfOther'],
    timers: FIRM_TIMERS,
    mails: MOVED_MAILS,
  },
  {
    name: 'decline',
    from: 'PENDING',
    to: 'PENDING',
    actors: ['client'],
    guards: ['proposalOfOther', 'notExpired'],
    timers: ['expire'],
    mails: ['insisted_provider'],
  },
  ...(
    [
      { actors: ['client'], mails: ['declined_provider'] },
      { actors: ['provider'], mails: ['declined_client'] },
    ] as const
  ).map(
    (who): Row => ({
      ...who,
      name: 'decline',
      from: 'CONFIRMED',
      to: 'CONFIRMED',
      guards: ['proposalOfOther'],
    }),
  ),
  { name: 'retract', from: 'PENDING', to: 'PENDING', actors: ['provider'], guards: ['ownProposal'] },
  {
    name: 'retract',
    from: 'CONFIRMED',
    to: 'CONFIRMED',
    actors: ['client', 'provider', 'admin'],
    guards: ['ownProposal'],
  },
  {
    name: 'lapse',
    from: 'CONFIRMED',
    to: 'CONFIRMED',
    actors: ['system'],
    guards: ['proposalLapsed'],
    // Only the one who waited for an answer is written to: see `concerns`.
    mails: ['lapsed_client', 'lapsed_provider'],
  },

  // The law moves the clock, not the appointment.
  {
    name: 'reanchor',
    from: 'HOLD',
    to: 'HOLD',
    actors: ['system'],
    guards: ['clockMoved'],
    timers: ['release'],
  },
  {
    name: 'reanchor',
    from: 'PENDING',
    to: 'PENDING',
    actors: ['system'],
    guards: ['clockMoved'],
    timers: ['expire'],
    mails: ['shifted_client', 'shifted_provider'],
  },
  {
    name: 'reanchor',
    from: 'CONFIRMED',
    to: 'CONFIRMED',
    actors: ['system'],
    guards: ['clockMoved'],
    timers: FIRM_TIMERS,
    mails: ['reanchored_client', 'reanchored_provider'],
  },
]
