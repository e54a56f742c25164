import { expect, test } from 'vitest'
import { minutesToNextCode } from './phone-code'

const AT = new Date('2026-11-25T08:00:00.000Z')
const ago = (seconds: number) => new Date(AT.getTime() - seconds * 1000)

test.each([
  ['the first one', [], 0],
  ['another one too soon', [ago(30)], 1],
  ['another one after a minute', [ago(60)], 0],
  ['the fifth', [ago(60), ago(120), ago(180), ago(240)], 0],
  ['the sixth of an hour', [ago(600), ago(1200), ago(1800), ago(2400), ago(3000)], 10],
  ['the sixth, an hour after the first', [ago(600), ago(1200), ago(1800), ago(2400), ago(3600)], 0],
])('%s waits', (_, sent, minutes) => {
  expect(minutesToNextCode(sent, AT)).toBe(minutes)
})
