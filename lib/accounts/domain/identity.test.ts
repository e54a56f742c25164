import { describe, expect, it } from 'vitest'
import { nameProblem, tidyName } from './name'
import { moroccanPhone } from './phone'

describe('names', () => {
  it.each(['Hassan', 'El Amrani', 'Aït-Ali', "M'hamed", 'Ben Saïd Jr.', 'فاطمة الزهراء', 'محمّد', 'Li'])(
    'takes %s',
    name => {
      expect(nameProblem(tidyName(name))).toBeNull()
    },
  )

  it.each([
    ['A', 'accounts.name_length'],
    ['   ', 'accounts.name_length'],
    ['a'.repeat(51), 'accounts.name_length'],
    ['<script>alert(1)</script>', 'accounts.name_characters'],
    ["Robert'); DROP TABLE users;--", 'accounts.name_characters'],
    ['Hassan 😀', 'accounts.name_characters'],
    ['http://evil.example', 'accounts.name_characters'],
    ['Ha\u0000ssan', 'accounts.name_characters'],
    ['123', 'accounts.name_characters'],
  ])('refuses %j', (name, code) => {
    expect(nameProblem(tidyName(name))).toBe(code)
  })

  it('drops what cannot be seen', () => {
    expect(tidyName('  Fatima\u202e \n Zahra\u200f ')).toBe('Fatima Zahra')
    expect(tidyName('Ai\u0308t')).toBe('Aït')
  })
})

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
