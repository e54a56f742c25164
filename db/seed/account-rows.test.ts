import { expect, test } from 'vitest'
import { addHome } from './account-rows'
import type { Loader } from './loader'
import { Random } from './random'
import { readReference } from './reference'
import { demoClient } from './showcase'

test('the demo client has a home in Maârif, which the booking form can begin with', () => {
  const reference = readReference()
  const client = demoClient(new Random('khadamat'), reference)
  const rows: Record<string, unknown>[] = []
  const loader = { add: (_: string, row: Record<string, unknown>) => rows.push(row) }
  addHome(loader as unknown as Loader, 'an id', client, new Date('2026-11-25T08:00:00Z'))
  expect(rows).toMatchObject([{ user_id: client.id, label: 'Maison', is_default: true }])
  expect(reference.districts.find(({ id }) => id === rows[0]?.district_id)?.slug).toBe('maarif')
})
