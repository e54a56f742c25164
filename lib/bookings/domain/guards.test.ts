import { describe, expect, it } from 'vitest'
import { at, booking, CODE, NOW } from '@/tests/support/booking-facts'
import { decide } from './decide'
import type { Attempt } from './guards'
import type { ActorKind, BookingStatus } from './status'
import type { TransitionName } from './transition-names'

describe('the guards', () => {
  const of = (
    status: BookingStatus,
    name: TransitionName,
    actor: ActorKind,
    facts = {},
    attempt: Attempt = {},
  ) => {
    const decision = decide(booking(status, facts), name, actor, NOW, { reason: 'oui', ...attempt })
    return decision.ok ? 'ok' : decision.code
  }
  const running = { startsAt: at('2026-11-23T09:30:00Z'), endsAt: at('2026-11-23T10:30:00Z') }

  it('let a job begin with the client’s code, an hour early to two hours late', () => {
    expect(of('CONFIRMED', 'start', 'provider', running)).toBe('booking.code_required')
    expect(of('CONFIRMED', 'start', 'provider', running, { code: 'wrong' })).toBe('booking.code_wrong')
    expect(of('CONFIRMED', 'start', 'provider', running, CODE)).toBe('ok')
    expect(of('CONFIRMED', 'start', 'provider', { startsAt: at('2026-11-23T10:00:01Z') }, CODE)).toBe(
      'booking.too_early',
    )
    const over = { startsAt: at('2026-11-23T05:59:59Z'), endsAt: at('2026-11-23T06:59:59Z') }
    expect(of('CONFIRMED', 'start', 'admin', over)).toBe('booking.too_late')
  })

  it('never let a job end above what was signed', () => {
    expect(of('IN_PROGRESS', 'complete', 'client', { payable: 16_501, agreedCap: 16_500 })).toBe(
      'booking.above_cap',
    )
    expect(of('IN_PROGRESS', 'complete', 'client', { payable: 16_500, agreedCap: 16_500 })).toBe('ok')
    expect(of('IN_PROGRESS', 'complete', 'client', { payable: 1, agreedCap: null })).toBe('booking.above_cap')
  })

  it('let nobody accept a proposal of their own, or one that has lapsed', () => {
    const proposal = { by: 'client', startsAt: NOW, expiresAt: at('2026-11-23T09:00:01Z') } as const
    expect(of('CONFIRMED', 'reschedule', 'client', { proposal })).toBe('booking.not_allowed')
    expect(of('CONFIRMED', 'reschedule', 'provider', { proposal })).toBe('ok')
    expect(of('CONFIRMED', 'reschedule', 'provider', { proposal: { ...proposal, expiresAt: NOW } })).toBe(
      'booking.proposal_gone',
    )
    expect(of('CONFIRMED', 'propose', 'provider', { proposal })).toBe('booking.proposal_open')
  })

  it('give 72 hours to dispute, and 24 after a no-show', () => {
    const ended = (endedAt: string, facts = {}) => ({ endedAt: at(endedAt), ...facts })
    expect(of('COMPLETED', 'dispute', 'client', ended('2026-11-20T09:00:00Z'))).toBe('ok')
    expect(of('COMPLETED', 'dispute', 'client', ended('2026-11-20T08:59:59Z'))).toBe('booking.too_late')
    const noShow = { reasonCode: 'NO_SHOW' }
    expect(of('CANCELLED', 'dispute', 'client', ended('2026-11-22T09:00:00Z', noShow))).toBe('ok')
    expect(of('CANCELLED', 'dispute', 'client', ended('2026-11-22T08:59:59Z', noShow))).toBe(
      'booking.too_late',
    )
    expect(of('CANCELLED', 'dispute', 'client', ended('2026-11-22T09:00:00Z', { confirmedAt: null }))).toBe(
      'booking.not_allowed',
    )
  })
})
