import { describe, expect, it } from 'vitest'
import { BOOKING_MAILS } from '@/lib/bookings/domain/mails'
import type { ActorKind, BookingStatus } from '@/lib/bookings/domain/status'
import { BOOKING_STATUSES } from '@/lib/bookings/domain/status'
import { TRANSITIONS } from '@/lib/bookings/domain/transitions'
import { asksForNothing, concerns, type Standing, sideOf, stillTrue } from './mails'

const mailsOf = (name: string, actor: ActorKind) =>
  TRANSITIONS.find(row => row.name === name && row.actors.includes(actor))?.mails

describe('who hears of a transition', () => {
  it('tells both sides of a request and of a confirmation', () => {
    expect(mailsOf('request', 'client')).toEqual(['requested_provider', 'requested_client'])
    expect(mailsOf('accept', 'provider')).toEqual(['confirmed_client', 'confirmed_provider'])
  })

  it('tells the waiting client of a refusal and the provider of a withdrawal, nobody else', () => {
    expect(mailsOf('refuse', 'provider')).toEqual(['refused_client'])
    expect(mailsOf('withdraw', 'client')).toEqual(['withdrawn_provider'])
  })

  it('gives a receipt to who cancelled and the news to the other side', () => {
    expect(mailsOf('cancel', 'client')).toEqual(['receipt_client', 'cancelled_provider'])
    expect(mailsOf('cancel', 'provider')).toEqual(['cancelled_client', 'receipt_provider'])
    expect(mailsOf('cancel', 'admin')).toEqual(['cancelled_client', 'cancelled_provider'])
  })

  it('never writes twice to one side about one transition', () => {
    for (const { mails } of TRANSITIONS) {
      const sides = mails.map(sideOf)
      expect(new Set(sides).size).toBe(sides.length)
    }
  })
})

const standing = (status: BookingStatus, rest: Partial<Standing> = {}): Standing => ({
  status,
  extra: null,
  dispute: null,
  ...rest,
})
const EXTRAS = [null, 'OPEN', 'ADDED', 'SIGNED'] as const
const DISPUTES = [null, 'OPEN', 'RULED'] as const

describe('a late e-mail', () => {
  it('is true in one state, or in both of those that can be disputed', () => {
    for (const mail of BOOKING_MAILS) {
      const states = BOOKING_STATUSES.filter(status =>
        EXTRAS.some(extra => DISPUTES.some(dispute => stillTrue(mail, standing(status, { extra, dispute })))),
      )
      const both = /^(disputed|ruled)_/.test(mail)
      expect(states, mail).toHaveLength(both ? 2 : 1)
    }
  })

  it('is dropped when the request was answered or taken back before it left', () => {
    expect(stillTrue('requested_provider', standing('PENDING'))).toBe(true)
    expect(stillTrue('requested_provider', standing('CANCELLED'))).toBe(false)
    expect(stillTrue('requested_client', standing('CONFIRMED'))).toBe(false)
    expect(stillTrue('confirmed_client', standing('CANCELLED'))).toBe(false)
  })

  it('is dropped when the extra or the dispute has been settled meanwhile', () => {
    expect(stillTrue('extra_asked_client', standing('IN_PROGRESS', { extra: 'OPEN' }))).toBe(true)
    expect(stillTrue('extra_asked_client', standing('IN_PROGRESS', { extra: 'SIGNED' }))).toBe(false)
    expect(stillTrue('extra_signed_provider', standing('IN_PROGRESS', { extra: 'OPEN' }))).toBe(false)
    expect(stillTrue('disputed_client', standing('COMPLETED', { dispute: 'RULED' }))).toBe(false)
    expect(stillTrue('ruled_provider', standing('CANCELLED', { dispute: 'RULED' }))).toBe(true)
  })
})

describe('another time', () => {
  it('is asked of the other side, and both hear where it was agreed', () => {
    expect(mailsOf('propose', 'client')).toEqual(['proposed_provider'])
    expect(mailsOf('reschedule', 'client')).toEqual(['moved_client', 'moved_provider'])
    expect(TRANSITIONS.find(row => row.name === 'propose' && row.from === 'PENDING')?.mails).toEqual([
      'counter_client',
    ])
  })

  it('that was decided or taken back is not asked about any more', () => {
    expect(asksForNothing('proposed_client', { status: 'OPEN' })).toBe(false)
    for (const status of ['ACCEPTED', 'DECLINED', 'RETRACTED', 'LAPSED']) {
      expect(asksForNothing('proposed_client', { status })).toBe(true)
    }
    expect(asksForNothing('moved_client', { status: 'ACCEPTED' })).toBe(false)
  })

  it('that nobody answered is news only to the one who proposed it', () => {
    expect(concerns('lapsed_client', { by: 'client' })).toBe(true)
    expect(concerns('lapsed_provider', { by: 'client' })).toBe(false)
    expect(concerns('lapsed_client', { by: 'system' })).toBe(false)
    expect(concerns('moved_provider', { by: 'client' })).toBe(true)
  })
})
