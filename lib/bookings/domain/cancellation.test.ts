import { describe, expect, it } from 'vitest'
import { cancellationFee } from './cancellation'

const at = (iso: string) => new Date(iso)
const paidByCard = {
  createdAt: at('2026-11-20T09:00:00Z'),
  startsAt: at('2026-11-25T10:00:00Z'),
  totalCentimes: 22_505,
  paidCentimes: 22_505,
}

describe('what cancelling costs a client', () => {
  it.each([
    ['24 hours before', '2026-11-24T10:00:00Z', 0],
    ['a second less', '2026-11-24T10:00:01Z', 6_751],
    ['just before the start', '2026-11-25T09:59:00Z', 6_751],
  ])('%s', (_, now, fee) => {
    expect(cancellationFee(paidByCard, at(now))).toBe(fee)
  })

  it('is nothing within five minutes of booking', () => {
    const lastMinute = { ...paidByCard, createdAt: at('2026-11-25T08:00:00Z') }
    expect(cancellationFee(lastMinute, at('2026-11-25T08:05:00Z'))).toBe(0)
    expect(cancellationFee(lastMinute, at('2026-11-25T08:05:01Z'))).toBe(6_751)
  })

  it('is never more than what was paid, so nothing for cash', () => {
    const now = at('2026-11-25T09:00:00Z')
    expect(cancellationFee({ ...paidByCard, paidCentimes: 0 }, now)).toBe(0)
    expect(cancellationFee({ ...paidByCard, paidCentimes: 5_000 }, now)).toBe(5_000)
    expect(cancellationFee({ ...paidByCard, totalCentimes: null, paidCentimes: 0 }, now)).toBe(0)
  })
})
