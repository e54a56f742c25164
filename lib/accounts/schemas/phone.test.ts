import { describe, expect, it } from 'vitest'
import { moroccanPhone } from './phone'

describe('Moroccan phone numbers', () => {
  it.each([
    '0612345678',
    '06 12 34 56 78',
    '06-12.34 56 78',
    '+212612345678',
    '+212 (0)6 12 34 56 78',
    '00212612345678',
    '٠٦١٢٣٤٥٦٧٨',
    '\u202a0612345678\u202c',
  ])('reads %s', typed => {
    expect(moroccanPhone(typed)).toBe('+212612345678')
  })

  it('reads fixed lines', () => {
    expect(moroccanPhone('0522 12 34 56')).toBe('+212522123456')
  })

  it.each([
    '',
    '12345',
    '061234567',
    '06123456789',
    '+33612345678',
    'appelez 0612345678',
    '0612345678;drop',
    '0612345678 ext 5',
    '6'.repeat(10_000),
  ])('refuses %s', typed => {
    expect(moroccanPhone(typed)).toBeNull()
  })
})
