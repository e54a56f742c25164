import { BOOKING_POLICY } from '@/lib/bookings/domain/policy'
import { CODE } from '../../integration/bookings/circumstances'
import { adminOnly, anyone, clientOnly, providerOnly, sides } from '../gets'
import { actionRows } from '../rows'
import type { Scene } from '../scene'
import { as } from '../stages'

const FREE = '2026-11-28T10:00:00.000Z'

const booking = (scene: Scene) => ({ booking: scene.booking })
const because = (scene: Scene) => ({ booking: scene.booking, reason: 'Un empêchement' })
const coded = (scene: Scene) => ({ booking: scene.booking, code: CODE })

const wish = (scene: Scene) => ({
  offer: scene.offer,
  start: FREE,
  title: 'Fuite sous l’évier',
  address: '12 rue Tarik Ibn Ziad',
  payment: 'cash',
})

const NO = 'booking.not_allowed'
const CLIENTS = 'booking.clients_only'
const SHUT = 'auth.business_suspended'

export default actionRows('lib/bookings/actions/index.ts', {
  requestBooking: {
    by: 'client',
    // Without a session that counts, what was typed is kept and the way leads to the sign-in.
    gets: anyone('sign-in', {
      client: 'done',
      otherClient: 'done',
      provider: CLIENTS,
      otherProvider: CLIENTS,
      admin: CLIENTS,
    }),
    form: wish,
  },
  acceptBooking: { by: 'provider', gets: providerOnly({ shut: SHUT }), form: booking },
  acceptFromList: { by: 'provider', gets: providerOnly({ shut: SHUT }), form: booking },
  refuseBooking: { by: 'provider', gets: providerOnly({ shut: 'done' }), form: because },
  withdrawBooking: { by: 'client', gets: clientOnly(), form: booking },
  cancelBooking: {
    by: 'provider',
    gets: sides({ client: 'done', provider: 'done', admin: 'done', shut: 'done' }),
    stage: as('CONFIRMED'),
    form: because,
  },
})

export const admin = actionRows('lib/bookings/actions/admin.ts', {
  adminStep: {
    by: 'admin',
    gets: adminOnly,
    form: scene => ({ booking: scene.booking, step: 'refuse', reason: 'Compte fermé' }),
  },
})

export const policy = actionRows('lib/bookings/actions/policy.ts', {
  savePolicy: { by: 'admin', gets: adminOnly, form: () => ({ ...BOOKING_POLICY, hold: 20 }) },
})

export const alternatives = actionRows('lib/bookings/actions/alternatives.ts', {
  askAnother: {
    by: 'client',
    gets: clientOnly(),
    form: scene => ({ booking: scene.booking, offer: scene.otherOffer, start: FREE }),
  },
})

export const hold = actionRows('lib/bookings/actions/hold.ts', {
  keepSlot: { by: 'client', gets: clientOnly('done'), form: ({ offer }) => ({ offer, start: FREE }) },
  releaseSlot: {
    by: 'client',
    gets: clientOnly(),
    stage: as('HOLD'),
    form: scene => ({ hold: scene.booking }),
  },
})

const asked = { proposal: { by: 'client', lapses: 60 } } as const

export const reschedule = actionRows('lib/bookings/actions/reschedule.ts', {
  proposeNewTime: {
    by: 'provider',
    gets: sides({ client: 'done', provider: 'done', admin: 'done', shut: SHUT }),
    stage: as('CONFIRMED'),
    form: scene => ({ booking: scene.booking, start: FREE }),
  },
  'proposeNewTime of a request': {
    by: 'provider',
    gets: sides({ client: NO, provider: 'done', admin: NO, shut: SHUT }),
    form: scene => ({ booking: scene.booking, start: FREE }),
  },
  acceptNewTime: {
    by: 'provider',
    gets: sides({ client: NO, provider: 'done', admin: NO, shut: 'done' }),
    stage: as('CONFIRMED', asked),
    form: booking,
  },
  declineNewTime: {
    by: 'provider',
    gets: sides({ client: NO, provider: 'done', admin: NO, shut: 'done' }),
    stage: as('CONFIRMED', asked),
    form: booking,
  },
  retractNewTime: {
    by: 'client',
    gets: sides({ client: 'done', provider: NO, admin: NO }),
    stage: as('CONFIRMED', asked),
    form: booking,
  },
})

export const series = actionRows('lib/bookings/actions/series.ts', {
  answerSeries: {
    by: 'provider',
    gets: sides({ client: NO, provider: 'done', admin: 'done', shut: SHUT }),
    form: scene => ({ booking: scene.booking, act: 'accept' }),
  },
  'answerSeries with a no': {
    by: 'provider',
    gets: sides({ client: NO, provider: 'done', admin: 'done', shut: 'done' }),
    form: scene => ({ ...because(scene), act: 'refuse' }),
  },
})

const begun = as('IN_PROGRESS', { starts: -30 })

export const work = actionRows('lib/bookings/actions/work.ts', {
  startJob: {
    by: 'provider',
    gets: providerOnly({ shut: 'done' }),
    stage: as('CONFIRMED', { starts: 10 }),
    form: coded,
  },
  closeJob: { by: 'provider', gets: providerOnly({ shut: 'done' }), stage: begun, form: coded },
  completeJob: { by: 'client', gets: clientOnly(), stage: begun, form: booking },
  addExtra: {
    by: 'provider',
    gets: providerOnly({ shut: 'done' }),
    stage: begun,
    form: scene => ({ booking: scene.booking, reason: 'Tuyau percé', label1: 'Tuyau', amount1: '50' }),
  },
  signExtra: {
    by: 'client',
    gets: clientOnly(),
    stage: as('IN_PROGRESS', { starts: -30, extra: true }),
    form: booking,
  },
  signExtraWithCode: {
    by: 'provider',
    gets: providerOnly({ shut: 'done' }),
    stage: as('IN_PROGRESS', { starts: -30, extra: true }),
    form: coded,
  },
  declineExtra: {
    by: 'provider',
    gets: sides({ client: 'done', provider: 'done', admin: NO, shut: 'done' }),
    stage: as('IN_PROGRESS', { starts: -30, extra: true }),
    form: booking,
  },
  reportNoShow: {
    by: 'provider',
    gets: sides({ client: 'done', provider: 'done', admin: NO, shut: 'done' }),
    stage: as('CONFIRMED', { starts: -40 }),
    form: booking,
  },
})
