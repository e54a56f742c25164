import { describe, expect, it } from 'vitest'
import { at, booking, CODE, lapsed, NOW, started } from '@/tests/support/booking-facts'
import { allowedTransitions, decide } from './decide'
import type { BookingFacts } from './facts'
import { ACTOR_KINDS, type ActorKind, BOOKING_STATUSES, type BookingStatus } from './status'
import { TRANSITION_NAMES, type TransitionName } from './transition-names'
import { TRANSITIONS } from './transitions'

const STATUSES = [null, ...BOOKING_STATUSES] as const

/** Circumstances, of which at least one opens every row of the table. */
const CIRCUMSTANCES: readonly Partial<BookingFacts>[] = [
  {},
  lapsed,
  started,
  { ...lapsed, ...started },
  { instant: true },
  { quoted: true },
  { paymentMethod: 'CARD' },
  { proposal: { by: 'client', startsAt: at('2026-11-26T10:00:00Z'), expiresAt: at('2026-11-23T20:00:00Z') } },
  {
    proposal: { by: 'provider', startsAt: at('2026-11-26T10:00:00Z'), expiresAt: at('2026-11-23T20:00:00Z') },
  },
  { proposal: { by: 'admin', startsAt: at('2026-11-26T10:00:00Z'), expiresAt: at('2026-11-23T20:00:00Z') } },
  { proposal: { by: 'system', startsAt: at('2026-11-26T10:00:00Z'), expiresAt: at('2026-11-23T08:00:00Z') } },
  { startsAt: at('2026-11-23T09:30:00Z'), endsAt: at('2026-11-23T10:30:00Z') },
  { startsAt: at('2026-11-23T08:00:00Z'), endsAt: at('2026-11-23T08:30:00Z') },
  { startsAt: at('2026-11-20T08:00:00Z'), endsAt: at('2026-11-20T09:00:00Z') },
  { openExtra: 5_000 },
  { endedAt: at('2026-11-22T12:00:00Z') },
  { dispute: 'OPEN' },
  { wallMinutes: 660 },
]

/** What the domain document says, written out a second time: the table must say the same. */
const ALLOWED: [TransitionName, BookingStatus | null, readonly ActorKind[], BookingStatus][] = [
  ['hold', null, ['client'], 'HOLD'],
  ['request', null, ['client'], 'PENDING'],
  ['request', 'HOLD', ['client'], 'PENDING'],
  ['release', 'HOLD', ['client', 'system'], 'CANCELLED'],
  ['accept', 'PENDING', ['provider', 'admin', 'system'], 'CONFIRMED'],
  ['refuse', 'PENDING', ['provider', 'admin'], 'REJECTED'],
  ['expire', 'PENDING', ['system'], 'REJECTED'],
  ['unpaid', 'PENDING', ['system'], 'CANCELLED'],
  ['withdraw', 'PENDING', ['client'], 'CANCELLED'],
  ['cancel', 'CONFIRMED', ['client', 'provider', 'admin'], 'CANCELLED'],
  ['no_show', 'CONFIRMED', ['client', 'provider'], 'CANCELLED'],
  ['propose', 'PENDING', ['provider'], 'PENDING'],
  ['propose', 'CONFIRMED', ['client', 'provider', 'admin', 'system'], 'CONFIRMED'],
  ['reschedule', 'PENDING', ['client'], 'CONFIRMED'],
  ['reschedule', 'CONFIRMED', ['client', 'provider'], 'CONFIRMED'],
  ['decline', 'PENDING', ['client'], 'PENDING'],
  ['decline', 'CONFIRMED', ['client', 'provider'], 'CONFIRMED'],
  ['retract', 'PENDING', ['provider'], 'PENDING'],
  ['retract', 'CONFIRMED', ['client', 'provider', 'admin'], 'CONFIRMED'],
  ['lapse', 'CONFIRMED', ['system'], 'CONFIRMED'],
  ['start', 'CONFIRMED', ['provider', 'admin'], 'IN_PROGRESS'],
  ['not_started', 'CONFIRMED', ['system'], 'CANCELLED'],
  ['add_extra', 'IN_PROGRESS', ['provider'], 'IN_PROGRESS'],
  ['sign_extra', 'IN_PROGRESS', ['client', 'provider'], 'IN_PROGRESS'],
  ['decline_extra', 'IN_PROGRESS', ['client', 'provider'], 'IN_PROGRESS'],
  ['complete', 'IN_PROGRESS', ['client', 'provider', 'system', 'admin'], 'COMPLETED'],
  ['abort', 'IN_PROGRESS', ['admin'], 'CANCELLED'],
  ['dispute', 'COMPLETED', ['client', 'provider'], 'COMPLETED'],
  ['dispute', 'CANCELLED', ['client', 'provider'], 'CANCELLED'],
  ['rule', 'COMPLETED', ['admin'], 'COMPLETED'],
  ['rule', 'CANCELLED', ['admin'], 'CANCELLED'],
  ['reanchor', 'HOLD', ['system'], 'HOLD'],
  ['reanchor', 'PENDING', ['system'], 'PENDING'],
  ['reanchor', 'CONFIRMED', ['system'], 'CONFIRMED'],
]

const MATRIX = STATUSES.flatMap(status =>
  TRANSITION_NAMES.flatMap(name =>
    ACTOR_KINDS.map(actor => ({
      status,
      name,
      actor,
      to: ALLOWED.find(([n, from, who]) => n === name && from === status && who.includes(actor))?.[3] ?? null,
    })),
  ),
)

describe('every state × transition × actor', () => {
  it.each(MATRIX)('$status · $name · $actor → $to', ({ status, name, actor, to }) => {
    // Each circumstance a guard looks at: nothing outside the table opens in any of them.
    const decisions = CIRCUMSTANCES.map(facts =>
      decide(booking(status, facts), name, actor, NOW, { ...CODE, version: 3, reason: 'Je suis malade' }),
    )
    const targets = new Set(decisions.flatMap(decision => (decision.ok ? [decision.to] : [])))
    expect([...targets]).toEqual(to === null ? [] : [to])
    if (to === null) {
      for (const decision of decisions) expect(decision).toEqual({ ok: false, code: 'booking.not_allowed' })
    }
  })

  it('has one row at most for a name, a state and an actor, and names every transition', () => {
    const keys = TRANSITIONS.flatMap(row => row.actors.map(actor => `${row.name} ${row.from} ${actor}`))
    expect(new Set(keys).size).toBe(keys.length)
    expect(new Set(TRANSITIONS.map(row => row.name))).toEqual(new Set(TRANSITION_NAMES))
  })

  it('ends for good in COMPLETED, CANCELLED and REJECTED', () => {
    for (const row of TRANSITIONS) {
      if (row.from && ['COMPLETED', 'CANCELLED', 'REJECTED'].includes(row.from)) expect(row.to).toBe(row.from)
    }
  })
})

describe('a decision', () => {
  it('says what to write', () => {
    expect(decide(booking('PENDING'), 'accept', 'provider', NOW, { version: 3 })).toMatchObject({
      ok: true,
      name: 'accept',
      from: 'PENDING',
      to: 'CONFIRMED',
      version: 4,
      reasonCode: null,
      reason: null,
      cancelledBy: null,
    })
    expect(decide(booking('PENDING', lapsed), 'expire', 'system', NOW)).toMatchObject({
      to: 'REJECTED',
      reasonCode: 'EXPIRED',
    })
    expect(decide(booking('CONFIRMED'), 'cancel', 'provider', NOW, { reason: '  Panne  ' })).toMatchObject({
      reason: 'Panne',
      cancelledBy: 'provider',
    })
  })

  it('refuses an answer to a request that has lapsed, to the second, even before the timer ran', () => {
    expect(decide(booking('PENDING', lapsed), 'accept', 'provider', NOW)).toEqual({
      ok: false,
      code: 'booking.expired',
    })
    const before = new Date(NOW.getTime() - 1)
    expect(decide(booking('PENDING', lapsed), 'accept', 'provider', before).ok).toBe(true)
    expect(decide(booking('PENDING', { expiresAt: null, ...started }), 'accept', 'admin', NOW)).toEqual({
      ok: false,
      code: 'booking.expired',
    })
  })

  it('lets the system accept only what the provider has agreed to before: instant booking, or a quote', () => {
    const refused = { ok: false, code: 'booking.not_allowed' }
    expect(decide(booking('PENDING'), 'accept', 'system', NOW)).toEqual(refused)
    for (const agreed of [{ instant: true }, { quoted: true }]) {
      expect(decide(booking('PENDING', agreed), 'accept', 'system', NOW)).toMatchObject({ to: 'CONFIRMED' })
      expect(decide(booking('PENDING', { ...agreed, ...lapsed }), 'accept', 'system', NOW)).toEqual({
        ok: false,
        code: 'booking.expired',
      })
    }
  })

  it('does not let the timer end a request too early', () => {
    expect(decide(booking('PENDING'), 'expire', 'system', NOW)).toEqual({
      ok: false,
      code: 'booking.not_allowed',
    })
  })

  it('tells someone on an old page that the booking changed', () => {
    const stale = { ok: false, code: 'booking.stale' }
    expect(decide(booking('PENDING'), 'accept', 'provider', NOW, { version: 2 })).toEqual(stale)
    expect(decide(booking('CANCELLED'), 'accept', 'provider', NOW, { version: 2 })).toEqual(stale)
    // But a stranger to the transition learns nothing.
    expect(decide(booking('PENDING'), 'accept', 'client', NOW, { version: 2 })).toEqual({
      ok: false,
      code: 'booking.not_allowed',
    })
  })

  it('wants a reason where one is owed', () => {
    const owed = { ok: false, code: 'booking.reason_required' }
    expect(decide(booking('PENDING'), 'refuse', 'provider', NOW)).toEqual(owed)
    expect(decide(booking('PENDING'), 'refuse', 'admin', NOW, { reason: ' \n ' })).toEqual(owed)
    expect(decide(booking('CONFIRMED'), 'cancel', 'provider', NOW)).toEqual(owed)
    expect(decide(booking('CONFIRMED'), 'cancel', 'client', NOW).ok).toBe(true)
  })

  it('does not let a client cancel or ask for what has begun', () => {
    const late = { ok: false, code: 'booking.too_late' }
    expect(decide(booking('CONFIRMED', started), 'cancel', 'client', NOW)).toEqual(late)
    expect(decide(booking(null, started), 'request', 'client', NOW)).toEqual(late)
  })
})

describe('the buttons', () => {
  const names = (facts: BookingFacts, actor: ActorKind) =>
    allowedTransitions(facts, actor, NOW).map(row => row.name)

  it('are what each side can do now', () => {
    expect(names(booking('PENDING'), 'provider')).toEqual(['accept', 'refuse', 'propose'])
    expect(names(booking('PENDING', lapsed), 'provider')).toEqual(['refuse'])
    expect(names(booking('PENDING'), 'client')).toEqual(['withdraw'])
    expect(names(booking('CONFIRMED'), 'client')).toEqual(['cancel', 'propose'])
    expect(names(booking('CONFIRMED', started), 'client')).toEqual([])
    expect(names(booking('REJECTED'), 'admin')).toEqual([])
  })

  it('never offer what would be refused, nor hide what would not', () => {
    for (const { status, name, actor } of MATRIX) {
      for (const facts of CIRCUMSTANCES) {
        const offered = names(booking(status, facts), actor).includes(name)
        expect(decide(booking(status, facts), name, actor, NOW, { ...CODE, reason: 'oui' }).ok).toBe(offered)
      }
    }
  })
})
