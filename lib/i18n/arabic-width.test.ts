import { expect, test } from 'vitest'
import { arabicWidth } from './arabic-width'

// Measured in a browser with the font of the pictures.
test.each([
  ['يوسف', 2.964],
  ['بناني', 2.254],
  ['البيضاء', 3.259],
  ['سباك', 2.624],
  ['كهربائي', 3.41],
  ['الله', 1.532],
  ['لا', 0.528],
  ['فاطمة', 3.005],
])('%s is as wide as a browser draws it', (word, width) => {
  expect(arabicWidth(word)).toBeCloseTo(width, 1)
})

test('vowel marks take no room', () => {
  expect(arabicWidth('سَبّاك')).toBe(arabicWidth('سباك'))
})

test('other words are left to the drawing program', () => {
  for (const word of ['', '128', 'Bennani', '4,9', 'سباك·']) expect(arabicWidth(word)).toBeNull()
})
