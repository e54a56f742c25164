import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FormAction } from '@/lib/core/action'
import { exportOf, loadRows } from '../../authorisation/load'
import { type ActionRow, type ActionRows, CALLERS, type Caller } from '../../authorisation/rows'
import { ROOT } from '../../authorisation/source'
import { type Company, openCompany } from './company'

const tables = await loadRows<ActionRows>('rows')

let company: Company
beforeAll(async () => {
  company = await openCompany()
})
afterAll(() => company.close())

async function expectCell(
  row: ActionRow,
  action: FormAction<unknown>,
  caller: Caller | 'shut',
  label: string,
) {
  const { outcome, before, after } = await company.attempt(row, caller, action)
  const expected = row.gets[caller]
  expect(outcome, label).toBe(expected)
  const may = expected === 'done' || expected === 'sign-in'
  if (may && !row.quiet) expect(after, `${label} leaves a trace`).not.toEqual(before)
  if (!may && !row.notes) expect(after, `${label} leaves nothing`).toEqual(before)
}

describe.each(tables)('$file', ({ file, rows }) => {
  test.each(Object.entries(rows))('%s', async (name, row) => {
    const actions: Record<string, FormAction<unknown>> = await import(`${ROOT}${file}`)
    const action = actions[exportOf(name)]
    if (!action) throw new Error(`${file} exports no ${name}`)
    const callers = row.by === 'provider' ? ([...CALLERS, 'shut'] as const) : CALLERS
    for (const caller of callers) await expectCell(row, action, caller, `${name} by ${caller}`)
  })
})
