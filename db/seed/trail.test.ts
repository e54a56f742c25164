import { expect, test } from 'vitest'
import { AUDIT_ACTIONS, AUDIT_TARGETS } from '@/lib/audit/domain/catalogue'
import type { Loader } from './loader'
import { addTrail } from './trail'

const NOW = new Date('2026-11-25T08:00:00Z')
const CAST = { admin: 'a', client: 'c', provider: { id: 1, userId: 'p' } }

test('lines of the log as the code would write them, in the order of time', () => {
  const rows: { action: string; target_type: string; at: Date; old: string | null; new: string | null }[] = []
  const loader = { add: (_table: string, row: (typeof rows)[number]) => rows.push(row) }
  addTrail(loader as unknown as Loader, CAST, NOW)
  expect(rows.length).toBeGreaterThan(10)
  expect(rows.every(row => row.action in AUDIT_ACTIONS)).toBe(true)
  expect(rows.every(row => (AUDIT_TARGETS as readonly string[]).includes(row.target_type))).toBe(true)
  expect(rows.map(row => row.at)).toEqual(rows.map(row => row.at).toSorted((a, b) => Number(a) - Number(b)))
  for (const text of rows.flatMap(row => [row.old, row.new])) {
    if (text !== null) expect(() => JSON.parse(text)).not.toThrow()
  }
})
