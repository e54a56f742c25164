import { describe, expect, it } from 'vitest'
import { changeRefusal, otherSide, reviewsDue, writeRefusal } from './review'

const policy = { reviewWithin: 14 * 24 * 60 }
const end = new Date('2026-11-01T10:00:00Z')
const due = new Date('2026-11-15T10:00:00Z')
const before = new Date(due.getTime() - 1)
const done = { status: 'COMPLETED', endedAt: end } as const

describe('the time for reviews', () => {
  it('ends fourteen days after the job, to the millisecond', () => {
    expect(reviewsDue(end, policy)).toEqual(due)
    expect(writeRefusal(done, before, policy)).toBeNull()
    expect(writeRefusal(done, due, policy)).toBe('reviews.too_late')
  })

  it.each(['HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS', 'CANCELLED', 'REJECTED'] as const)(
    'never begins for a booking that is %s',
    status => {
      expect(writeRefusal({ status, endedAt: end }, before, policy)).toBe('reviews.not_completed')
    },
  )

  it('begins anew with the publication for whoever changes a word', () => {
    const published = { publishedAt: due, hiddenAt: null }
    const last = new Date('2026-11-29T10:00:00Z')
    expect(changeRefusal(published, done, new Date(last.getTime() - 1), policy)).toBeNull()
    expect(changeRefusal(published, done, last, policy)).toBe('reviews.too_late')
  })

  it('is over at once for what a moderator took away', () => {
    expect(changeRefusal({ publishedAt: end, hiddenAt: end }, done, end, policy)).toBe('reviews.hidden')
  })
})

it('each side has one other', () => {
  expect(otherSide('client')).toBe('provider')
  expect(otherSide('provider')).toBe('client')
})
