import { describe, expect, it } from 'vitest'
import { BOOKING_MAILS } from '@/lib/bookings/domain/mails'
import type { ActorKind } from '@/lib/bookings/domain/status'
import { BOOKING_STATUSES } from '@/lib/bookings/domain/status'
import { TRANSITIONS } from '@/lib/bookings/domain/transitions'
import { sideOf, stillTrue } from './mails'

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

describe('a late e-mail', () => {
  it('is true in exactly one state of the booking', () => {
    for (const mail of BOOKING_MAILS) {
      expect(BOOKING_STATUSES.filter(status => stillTrue(mail, status))).toHaveLength(1)
    }
  })

  it('is dropped when the request was answered or taken back before it left', () => {
    expect(stillTrue('requested_provider', 'PENDING')).toBe(true)
    expect(stillTrue('requested_provider', 'CANCELLED')).toBe(false)
    expect(stillTrue('requested_client', 'CONFIRMED')).toBe(false)
    expect(stillTrue('confirmed_client', 'CANCELLED')).toBe(false)
  })
})
