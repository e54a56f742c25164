import { expect, test } from 'vitest'
import type { Loader } from './loader'
import { Random } from './random'
import { addViews } from './views'

function rows() {
  const added: { day: string; views: number }[] = []
  const loader = { add: (_: string, row: { day: string; views: number }) => added.push(row) }
  addViews(loader as unknown as Loader, new Random('khadamat'), 1, '2026-11-25')
  return added
}

test('a year of visits, the same each time, none today and none twice', () => {
  const found = rows()
  expect(found).toEqual(rows())
  expect(new Set(found.map(row => row.day)).size).toBe(365)
  expect(found.at(-1)?.day).toBe('2026-11-24')
  expect(found.every(row => row.views > 0)).toBe(true)
})
