import { describe, expect, test } from 'vitest'
import { keptSince } from './retention'

describe('until when something is kept', () => {
  test('days are days', () => {
    expect(keptSince('data_exports', new Date('2026-11-25T10:00:00Z'))).toEqual(
      new Date('2026-11-18T10:00:00Z'),
    )
  })

  test('months are those of the calendar', () => {
    expect(keptSince('sign_ins', new Date('2026-11-25T10:00:00Z'))).toEqual(new Date('2025-11-25T10:00:00Z'))
    expect(keptSince('addresses', new Date('2026-11-25T10:00:00Z'))).toEqual(new Date('2024-11-25T10:00:00Z'))
  })

  test('a day that the month does not have is its last', () => {
    expect(keptSince('sign_ins', new Date('2028-02-29T10:00:00Z'))).toEqual(new Date('2027-02-28T10:00:00Z'))
  })
})
