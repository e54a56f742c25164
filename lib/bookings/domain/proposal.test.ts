import { describe, expect, it } from 'vitest'
import { at } from '@/tests/support/booking-facts'
import { BOOKING_POLICY } from './policy'
import { proposalExpiry } from './proposal'

const NOW = at('2026-11-25T08:00:00Z')
const expiry = (current: string, proposed: string) =>
  proposalExpiry(NOW, at(current), at(proposed), BOOKING_POLICY)

describe('how long another time can be decided', () => {
  it('is twelve hours when both starts are far', () => {
    expect(expiry('2026-11-27T10:00:00Z', '2026-11-28T10:00:00Z')).toEqual(at('2026-11-25T20:00:00Z'))
  })

  it('ends an hour before the earlier of both starts, whichever it is', () => {
    expect(expiry('2026-11-25T10:00:00Z', '2026-11-28T10:00:00Z')).toEqual(at('2026-11-25T09:00:00Z'))
    expect(expiry('2026-11-28T10:00:00Z', '2026-11-25T12:30:00Z')).toEqual(at('2026-11-25T11:30:00Z'))
  })

  it('is over before it began within the last hour', () => {
    expect(expiry('2026-11-25T09:00:00Z', '2026-11-28T10:00:00Z')).toBeNull()
    expect(expiry('2026-11-28T10:00:00Z', '2026-11-25T08:30:00Z')).toBeNull()
  })
})
