import fc from 'fast-check'
import { expect, test } from 'vitest'
import { moroccanPhone } from '../schemas/phone'
import { readPhone } from './phone-reading'

test.each([
  '0612345678',
  '06 12 34 56 78',
  '06-12.34/56 78',
  '+212 (0)6 12 34 56 78',
  '+212612345678',
  '00212612345678',
  '212612345678',
  '612345678',
  '٠٦١٢٣٤٥٦٧٨',
  '۰۶۱۲۳۴۵۶۷۸',
  '\u202a0612345678\u202c',
])('%s is kept as +212612345678', typed => {
  expect(readPhone(typed)).toEqual({ kind: 'number', e164: '+212612345678', text: '+212 6 12 34 56 78' })
})

test.each([
  ['', 'field.phone_short'],
  ['+', 'field.phone_short'],
  ['+21', 'field.phone_short'],
  ['0', 'field.phone_short'],
  ['061234567', 'field.phone_short'],
  ['06123456789', 'field.phone_long'],
  ['+2126123456789', 'field.phone_long'],
  ['+33612345678', 'field.phone_foreign'],
  ['0033612345678', 'field.phone_foreign'],
  ['0112345678', 'field.phone_start'],
  ['09', 'field.phone_start'],
  ['appelez 0612345678', 'field.phone_letters'],
  ['0612345678;drop', 'field.phone_letters'],
  ['06+12', 'field.phone_letters'],
])('%j: %s', (typed, kind) => {
  expect(readPhone(typed)).toEqual({ kind })
})

test('it never says otherwise than what is kept in the end', () => {
  const sign = fc.constantFrom(...'0123456789+ .-()٠٦٧x')
  const number = fc.tuple(
    fc.constantFrom('0', '+212', '00212', '212', '', '+212 0', '+33'),
    fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: 7, maxLength: 11 }),
  )
  const typed = fc.oneof(
    fc.string({ unit: sign, maxLength: 20 }),
    number.map(([prefix, rest]) => prefix + rest),
  )
  fc.assert(
    fc.property(typed, text => {
      const kept = moroccanPhone(text)
      if (kept === null) return
      const reading = readPhone(text)
      expect(reading).toMatchObject({ kind: 'number', e164: kept })
    }),
    { numRuns: 3_000 },
  )
})
