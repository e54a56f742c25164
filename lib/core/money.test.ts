import { expect, test } from 'vitest'
import { formatAmount, formatMoney } from './money'

test('money reads as people write it in Morocco', () => {
  expect(formatMoney('fr', 123_450)).toBe('1\u202f234,50\u00a0DH')
  expect(formatMoney('ar', 123_450)).toBe('1\u202f234,50\u00a0درهم')
  expect(formatAmount(15_000)).toBe('150')
  expect(formatAmount(5)).toBe('0,05')
  expect(formatAmount(-123_456_789)).toBe('-1\u202f234\u202f567,89')
})

test('half centimes are a programming error, not a rounding', () => {
  expect(() => formatAmount(10.5)).toThrow('money.not_centimes')
})
