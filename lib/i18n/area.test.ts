import { expect, test } from 'vitest'
import { areaText } from './area'

test('a place has the comma of its language', () => {
  expect(areaText('fr', 'Maârif', 'Casablanca')).toBe('Maârif, Casablanca')
  expect(areaText('ar', 'المعاريف', 'الدار البيضاء')).toBe('المعاريف، الدار البيضاء')
  expect(areaText('ar', null, 'الرباط')).toBe('الرباط')
})
