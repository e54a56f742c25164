import { expect, test } from 'vitest'
import { skeletonOf, soundOf } from './sound'

test.each([
  ['chofo', 'شوفو'],
  ['choufou', 'شوفو'],
  ['khdama', 'خدامه'],
  ['5dama', 'خدامه'],
  ['9adous', 'قادوس'],
  ['zlayji', 'زلايجي'],
  ['jjlayji', 'جلايجي'],
  ['kwafor', 'كوافور'],
  ['robini', 'روبيني'],
  ['seba8', 'sebagh'],
  ['chauffeau', 'شوفو'],
])('%s and %s sound the same', (one, other) => {
  expect(soundOf(one)).toBe(soundOf(other))
})

test.each([
  ['plombier', 'بلومبي', 'blnbr', 'blnb'],
  ['sbbagh', 'صباغ', 'sbk', 'sbk'],
  ['7ddad', 'حداد', 'd', 'd'],
])('the skeletons of %s and %s', (one, other, first, second) => {
  expect([skeletonOf(soundOf(one)), skeletonOf(soundOf(other))]).toEqual([first, second])
})

test('a number is no Arabizi', () => {
  expect(soundOf('2025')).toBe('2025')
})
