import { describe, expect, it } from 'vitest'
import { cancellationTerms } from './cancellation'

const at = (iso: string) => new Date(iso)
const paidByCard = {
  requestedAt: at('2026-11-20T09:00:00Z'),
  startsAt: at('2026-11-25T10:00:00Z'),
  total: 22_505,
  amountPaid: 22_505,
}

describe('what cancelling costs a client', () => {
  it.each([
    ['24 hours before', '2026-11-24T10:00:00Z', 0],
    ['a second less', '2026-11-24T10:00:01Z', 6_751],
    ['just before the start', '2026-11-25T09:59:00Z', 6_751],
  ])('%s', (_, now, fee) => {
    const terms = cancellationTerms(paidByCard, at(now))
    expect(terms).toMatchObject({ fee, refund: 22_505 - fee, freeUntil: at('2026-11-24T10:00:00Z') })
  })

  it('is nothing within five minutes of asking', () => {
    const lastMinute = { ...paidByCard, requestedAt: at('2026-11-25T08:00:00Z') }
    expect(cancellationTerms(lastMinute, at('2026-11-25T08:05:00Z')).fee).toBe(0)
    expect(cancellationTerms(lastMinute, at('2026-11-25T08:05:01Z')).fee).toBe(6_751)
  })

  it('is never more than what was paid, so nothing for cash', () => {
    const now = at('2026-11-25T09:00:00Z')
    expect(cancellationTerms({ ...paidByCard, amountPaid: 0 }, now)).toMatchObject({ fee: 0, share: 6_751 })
    expect(cancellationTerms({ ...paidByCard, amountPaid: 5_000 }, now)).toMatchObject({
      fee: 5_000,
      refund: 0,
    })
    expect(cancellationTerms({ ...paidByCard, total: null, amountPaid: 0 }, now).fee).toBe(0)
  })
})
