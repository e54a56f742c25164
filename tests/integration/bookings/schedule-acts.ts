import type { Tx } from '@/db/client'
import { addTimeOff } from '@/lib/availability/commands/dated'
import { savePlan } from '@/lib/availability/commands/plan'
import { holdSlot } from '@/lib/bookings/commands/hold'
import { moveBooking } from '@/lib/bookings/commands/move'
import { proposeTime } from '@/lib/bookings/commands/propose'
import { requestBooking } from '@/lib/bookings/commands/request'
import { acceptProposal, declineProposal, retractProposal } from '@/lib/bookings/commands/reschedule'
import { addExtra, declineExtra, signExtra } from '@/lib/bookings/commands/work'
import { minutesAfter } from '@/lib/bookings/domain/policy'
import type { BookingStatus } from '@/lib/bookings/domain/status'
import { TIMER_NAMES } from '@/lib/bookings/domain/timers'
import type { TransitionName } from '@/lib/bookings/domain/transition-names'
import { bookingTimer, sweepBookings } from '@/lib/bookings/jobs'
import type { User } from '@/lib/core/actor'
import { openDispute, ruleDispute } from '@/lib/disputes/commands'
import { toWall } from '@/lib/time/zone'
import { requestInput } from '../../support/factories'
import type { Known, Random, World } from './schedule-world'

type Database = { transaction<Done>(work: (tx: Tx) => Promise<Done>): Promise<Done> }
type Act = (random: Random, world: World, db: Database, known: Known, me: User) => Promise<void>

const HOUR = 60
/** A start on the grid, within two days; a handful of slots, so that people want the same ones. */
const someStart = (random: Random, from: Date) => {
  const day = minutesAfter(from, random.below(3) * 24 * HOUR)
  const date = toWall(day).date
  return new Date(Date.parse(`${date}T08:00:00.000Z`) + random.below(12) * HOUR * 60_000)
}

const step =
  (name: TransitionName, more: { code?: boolean; reason?: boolean } = {}): Act =>
  async (random, world, db, { id }, me) => {
    const { version, code } = await world.state(id)
    await world.attempt(name, () =>
      db.transaction(tx =>
        moveBooking(tx, me, id, name, world.now(), {
          // Now and then from an old page, or with a code misread.
          version: random.chance(0.05) ? version - 1 : version,
          code: more.code ? (random.chance(0.1) ? '0000' : code) : undefined,
          reason: more.reason ? 'Empêchement' : undefined,
        }),
      ),
    )
  }

const ACTS = {
  accept: step('accept'),
  refuse: step('refuse', { reason: true }),
  withdraw: step('withdraw'),
  cancel: step('cancel', { reason: true }),
  no_show: step('no_show'),
  start: step('start', { code: true }),
  complete: step('complete', { code: true }),
  propose: async (random, world, db, { id, client, seller }, me) => {
    await world.attempt('propose', () =>
      db.transaction(tx => proposeTime(tx, me, id, someStart(random, world.now()), world.now())),
    )
    // People answer a proposal sooner than anything else.
    if (random.chance(0.5)) return
    const other = me === client ? (seller.owner as User) : client
    await world.attempt('reschedule', () => db.transaction(tx => acceptProposal(tx, other, id, world.now())))
  },
  agree: (_, world, db, { id }, me) =>
    world.attempt('reschedule', () => db.transaction(tx => acceptProposal(tx, me, id, world.now()))),
  decline: (_, world, db, { id }, me) =>
    world.attempt('decline', () => db.transaction(tx => declineProposal(tx, me, id, world.now()))),
  retract: (_, world, db, { id }, me) =>
    world.attempt('retract', () => db.transaction(tx => retractProposal(tx, me, id, world.now()))),
  extra: async (random, world, db, { id, client }, me) => {
    const lines = [{ label: 'Joint', centimes: 100 + random.below(6_000) }]
    const input = { booking: id, version: undefined, reason: 'Plus de travail', lines }
    await world.attempt('add_extra', () => db.transaction(tx => addExtra(tx, me, input, world.now())))
    if (random.chance(0.5)) return
    await world.attempt('sign_extra', () => db.transaction(tx => signExtra(tx, client, id, world.now(), {})))
  },
  sign: async (_, world, db, { id }, me) => {
    const { code } = await world.state(id)
    await world.attempt('sign_extra', () =>
      db.transaction(tx => signExtra(tx, me, id, world.now(), { code })),
    )
  },
  decline_extra: (_, world, db, { id }, me) =>
    world.attempt('decline_extra', () => db.transaction(tx => declineExtra(tx, me, id, world.now(), {}))),
  dispute: (random, world, db, { id }, me) => {
    const kind = random.pick(['BADLY_DONE', 'NO_SHOW'] as const)
    const input = { booking: id, version: undefined, kind, statement: 'Pas comme convenu', evidence: [] }
    return world.attempt('dispute', () => db.transaction(tx => openDispute(tx, me, input, world.now())))
  },
} satisfies Record<string, Act>

/** What people think of first when they see a booking in a state. */
const SENSIBLE: Record<'client' | 'provider', Partial<Record<BookingStatus, (keyof typeof ACTS)[]>>> = {
  client: {
    PENDING: ['withdraw', 'agree', 'agree', 'agree', 'decline', 'decline'],
    CONFIRMED: ['cancel', 'propose', 'propose', 'agree', 'agree', 'decline', 'retract', 'no_show'],
    IN_PROGRESS: ['complete', 'sign', 'sign', 'sign', 'decline_extra'],
    COMPLETED: ['dispute'],
    CANCELLED: ['dispute'],
  },
  provider: {
    PENDING: ['accept', 'accept', 'accept', 'accept', 'refuse', 'propose', 'retract'],
    CONFIRMED: [
      'start',
      'start',
      'start',
      'start',
      'start',
      'start',
      'cancel',
      'propose',
      'agree',
      'decline',
      'no_show',
    ],
    IN_PROGRESS: ['complete', 'extra', 'extra', 'sign', 'decline_extra'],
    COMPLETED: ['dispute'],
    CANCELLED: ['dispute'],
  },
}

async function onBooking(
  random: Random,
  world: World,
  db: Database,
  known: Known,
  side: 'client' | 'provider',
) {
  const me = side === 'client' ? known.client : (known.seller.owner as User)
  const { status } = await world.state(known.id)
  const sensible = SENSIBLE[side][status] ?? []
  const names = Object.keys(ACTS) as (keyof typeof ACTS)[]
  const name = sensible.length > 0 && random.chance(0.85) ? random.pick(sensible) : random.pick(names)
  await ACTS[name](random, world, db, known, me)
}

/** Mostly what is new, or what is to be done about now. */
function some(random: Random, world: World, known: readonly Known[]): Known | undefined {
  const now = world.now().getTime()
  const due = known.filter(({ start }) => Math.abs(now - start.getTime()) < 2 * HOUR * 60_000)
  if (due.length > 0 && random.chance(0.6)) return random.pick(due)
  return random.chance(0.8) ? random.pick(known.slice(-12)) : random.pick(known)
}

export async function actAsClient(random: Random, world: World, db: Database, me: User): Promise<void> {
  const mine = world.known.filter(one => one.client === me)
  const known = some(random, world, mine)
  if (known && random.chance(0.35)) return onBooking(random, world, db, known, 'client')
  const seller = random.pick(world.shops)
  const input = requestInput(seller.offerId, someStart(random, world.now()).toISOString())
  // Some keep the slot first; what becomes of it, the request or the timer, is for later.
  if (random.chance(0.25)) {
    const { offer, start } = input
    return world.attempt('hold', async () => {
      const { id } = await db.transaction(tx => holdSlot(tx, me, { offer, start }, world.now()))
      if (world.known.every(one => one.id !== id)) world.known.push({ id, client: me, seller, start })
    })
  }
  await world.attempt('request', async () => {
    const { id, repeated } = await db.transaction(tx => requestBooking(tx, me, input, world.now()))
    const knows = repeated || world.known.some(one => one.id === id)
    if (!knows) world.known.push({ id, client: me, seller, start: input.start })
  })
}

export async function actAsProvider(random: Random, world: World, db: Database, me: User): Promise<void> {
  if (random.chance(0.02)) {
    const date = toWall(minutesAfter(world.now(), (1 + random.below(20)) * 24 * HOUR)).date
    const input = { startsOn: date, endsOn: date, note: '' }
    return world.attempt('time_off', () => db.transaction(tx => addTimeOff(tx, me, input, world.now())))
  }
  // Another week: open from seven, eight or nine, every day.
  if (random.chance(0.02)) {
    const startMinute = (7 + random.below(3)) * HOUR
    const ranges = [1, 2, 3, 4, 5, 6, 7].map(weekday => ({ weekday, startMinute, endMinute: 20 * HOUR }))
    return world.attempt('plan', () =>
      db.transaction(tx => savePlan(tx, me, { layer: 'USUAL', ranges }, world.now())),
    )
  }
  const known = some(
    random,
    world,
    world.known.filter(one => one.seller.owner.userId === me.userId),
  )
  if (known) await onBooking(random, world, db, known, 'provider')
}

/** Timers that ring, at their time or not, and twice; and the sweep that looks for lost ones. */
export async function actAsSystem(random: Random, world: World): Promise<void> {
  if (random.chance(0.1)) return world.attempt('sweep', () => sweepBookings())
  const known = some(random, world, world.known)
  if (!known) return
  const payload = { bookingId: known.id, timer: random.pick(TIMER_NAMES) }
  const due = { job: { run_at: world.now() } }
  await world.attempt('timer', async () => {
    await Promise.all([bookingTimer(payload, due), random.chance(0.2) ? bookingTimer(payload, due) : null])
  })
}

export async function actAsAdmin(random: Random, world: World, db: Database): Promise<void> {
  const known = some(random, world, world.known)
  if (!known) return
  if (random.chance(0.5)) {
    const input = {
      booking: known.id,
      version: undefined,
      outcome: random.pick(['FOR_CLIENT', 'FOR_PROVIDER', 'SHARED'] as const),
      refund: random.below(20_000),
      ruling: 'Après lecture',
    }
    const rule = (tx: Tx) => ruleDispute(tx, world.admin, input, world.now())
    return world.attempt('rule', () => db.transaction(rule))
  }
  const names = ['accept', 'refuse', 'cancel', 'start', 'complete', 'abort'] as const
  await step(random.pick(names), { reason: true })(random, world, db, known, world.admin)
}
