import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportOf, loadRows } from '../../authorisation/load'
import { CALLERS, type RouteRows } from '../../authorisation/rows'
import { ROOT } from '../../authorisation/source'
import { type Company, openCompany } from './company'

const tables = await loadRows<RouteRows>('route-rows')

let company: Company
beforeAll(async () => {
  company = await openCompany()
})
afterAll(() => company.close())

describe.each(tables)('$file', ({ file, rows }) => {
  test.each(Object.entries(rows))('%s', async (name, row) => {
    const handlers: Record<string, never> = await import(`${ROOT}${file}`)
    const method = exportOf(name)
    for (const caller of CALLERS) {
      const { status, before, after } = await company.visit(row, caller, handlers[method] as never, method)
      const label = `${name} ${file} by ${caller}`
      expect(status, label).toBe(row.gets[caller])
      if (!row.writes || status >= 400) expect(after, `${label} leaves nothing`).toEqual(before)
    }
  })
})
