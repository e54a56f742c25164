import { expect, test } from 'vitest'
import { BURST_MINUTES, BURSTS } from '@/lib/security/domain/bursts'
import type { Loader } from './loader'
import { Random } from './random'
import { addWatch } from './watch'

const NOW = new Date('2026-11-25T08:00:00Z')

function rows() {
  const added: { table: string; outcome?: string; at?: Date; last_at?: Date }[] = []
  const loader = { add: (table: string, row: object) => added.push({ table, ...row }) }
  addWatch(loader as unknown as Loader, new Random('khadamat'), NOW)
  return added
}

test('a day of sign-ins, the same each time, none to come, and none that raises an alarm now', () => {
  const found = rows()
  expect(found).toEqual(rows())
  const signIns = found.filter(row => row.table === 'sign_ins')
  const failed = signIns.filter(row => row.outcome !== 'SUCCESS')
  expect(signIns.every(row => row.at && row.at < NOW)).toBe(true)
  expect(failed.length).toBeGreaterThan(100)
  const recent = failed.filter(row => NOW.getTime() - Number(row.at) < BURST_MINUTES * 60_000)
  expect(recent.length).toBeLessThan(BURSTS.failed_sign_ins)
  expect(found.filter(row => row.table === 'csp_reports')).toHaveLength(3)
})
