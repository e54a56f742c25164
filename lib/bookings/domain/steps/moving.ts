import { FIRM, FIRM_TIMERS, type Row } from './step'

/** Another time for the same job: one side proposes, the other decides, the old slot is kept meanwhile. */
export const MOVING: readonly Row[] = [
  {
    name: 'propose',
    from: 'PENDING',
    to: 'PENDING',
    actors: ['provider'],
    guards: ['notExpired', 'noProposal'],
    timers: ['expire'],
  },
  {
    name: 'propose',
    from: 'CONFIRMED',
    to: 'CONFIRMED',
    actors: ['client', 'provider', 'admin', 'system'],
    guards: ['beforeStart', 'noProposal'],
    timers: ['lapse'],
  },
  {
    ...FIRM,
    name: 'reschedule',
    from: 'PENDING',
    to: 'CONFIRMED',
    actors: ['client'],
    guards: ['proposalOfOther', 'notExpired', 'paymentReady'],
  },
  {
    name: 'reschedule',
    from: 'CONFIRMED',
    to: 'CONFIRMED',
    actors: ['client', 'provider'],
    guards: ['beforeStart', 'proposalOfOther'],
    timers: FIRM_TIMERS,
  },
  { name: 'decline', from: 'PENDING', to: 'PENDING', actors: ['client'], guards: ['proposalOfOther'] },
  {
    name: 'decline',
    from: 'CONFIRMED',
    to: 'CONFIRMED',
    actors: ['client', 'provider'],
    guards: ['proposalOfOther'],
  },
  { name: 'retract', from: 'PENDING', to: 'PENDING', actors: ['provider'], guards: ['ownProposal'] },
  {
    name: 'retract',
    from: 'CONFIRMED',
    to: 'CONFIRMED',
    actors: ['client', 'provider', 'admin'],
    guards: ['ownProposal'],
  },
  { name: 'lapse', from: 'CONFIRMED', to: 'CONFIRMED', actors: ['system'], guards: ['proposalLapsed'] },

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
  },
  {
    name: 'reanchor',
    from: 'CONFIRMED',
    to: 'CONFIRMED',
    actors: ['system'],
    guards: ['clockMoved'],
    timers: FIRM_TIMERS,
  },
]
