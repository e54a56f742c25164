import { sql } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { NOBODY, REGISTRY } from '@/lib/privacy/registry'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let test_: TestDatabase
beforeAll(async () => {
  test_ = await openTestDatabase()
})
afterAll(() => test_.close())

type Column = { table: string; column: string; type: string }

const columns = async () => [
  ...(await test_.db.execute<Column>(sql`
    select c.table_name as table, c.column_name as column, c.udt_name as type
      from information_schema.columns c
      join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'public' and t.table_type = 'BASE TABLE'`)),
]

/** Columns that lead to a person: to an account, or to what belongs to one. */
const references = async () => [
  ...(await test_.db.execute<{ table: string; column: string; to: string }>(sql`
    select k.table_name as table, k.column_name as column, u.table_name as to
      from information_schema.referential_constraints r
      join information_schema.key_column_usage k using (constraint_schema, constraint_name)
      join information_schema.constraint_column_usage u
        on u.constraint_schema = r.constraint_schema and u.constraint_name = r.constraint_name
     where r.constraint_schema = 'public'
       and u.table_name in ('users', 'providers', 'bookings', 'quote_requests', 'quotes', 'reviews', 'disputes', 'files')`)),
]

const entriesOf = (table: string) => REGISTRY.filter(entry => entry.table === table)
/** Whatever can hold a word, an address or a place. */
const FREE = new Set([
  'text',
  'citext',
  'jsonb',
  'json',
  'inet',
  'bytea',
  'float8',
  '_text',
  'varchar',
  'point',
  'tsvector',
])

test('every table of the database is either in the registry or known to hold nobody', async () => {
  const tables = new Set((await columns()).map(({ table }) => table))
  const known = new Set([...REGISTRY.map(({ table }) => table), ...Object.keys(NOBODY)])
  expect([...tables].filter(table => !known.has(table))).toEqual([])
  expect([...known].filter(table => !tables.has(table))).toEqual([])
  expect(Object.keys(NOBODY).filter(table => entriesOf(table).length > 0)).toEqual([])
})

test('no column that leads to a person stands in a table that is said to hold nobody', async () => {
  const found = (await references()).filter(({ table }) => table in NOBODY)
  expect(found).toEqual([])
  const named = (await columns()).filter(
    ({ table, column }) =>
      table in NOBODY && /(user|client|owner|author|actor|reporter|person|proposer)_id$/.test(column),
  )
  expect(named).toEqual([])
})

test('every column that could hold personal data is erased, or stays for a reason', async () => {
  const forgotten: string[] = []
  for (const { table, column, type } of await columns()) {
    const entries = entriesOf(table)
    if (entries.length === 0 || !FREE.has(type)) continue
    const erased = entries.some(({ erase }) =>
      erase.some(step => step.how === 'delete' || column in step.set(new Date(0))),
    )
    const kept = entries.some(({ keep }) => (keep?.[column] ?? '') !== '')
    if (!erased && !kept) forgotten.push(`${table}.${column}`)
  }
  expect(forgotten).toEqual([])
})

test('the registry names only columns that exist, and hides secrets', async () => {
  const all = await columns()
  const exists = (table: string, column: string) =>
    all.some(found => found.table === table && found.column === column)
  for (const { table, hidden = {}, keep = {}, erase } of REGISTRY) {
    const set = erase.flatMap(step => (step.how === 'blank' ? Object.keys(step.set(new Date(0))) : []))
    for (const column of [...Object.keys(hidden), ...Object.keys(keep), ...set]) {
      expect(exists(table, column), `${table}.${column}`).toBe(true)
    }
  }
  const secret = /hash|secret|check_code|storage_key/
  const shown = REGISTRY.flatMap(({ table, part, hidden = {} }) =>
    all
      .filter(found => found.table === table && secret.test(found.column) && !(found.column in hidden))
      .map(({ column }) => `${table}${part ? `/${part}` : ''}.${column}`),
  )
  // The client's own code of the own appointment is the client's to see.
  expect(shown).toEqual(['bookings/as-client.check_code'])
})

test('ids of other people are left out of the export', async () => {
  const own = /^(user_id|owner_id|author_id|reporter_id|updated_by)$/
  const shown: string[] = []
  for (const { table, column, to } of await references()) {
    if (to !== 'users') continue
    for (const { part, hidden = {} } of entriesOf(table)) {
      if (!(column in hidden) && !own.test(column)) shown.push(`${table}/${part ?? ''}.${column}`)
    }
  }
  // Where the rows are those of the client, the client is the person.
  expect(shown.sort()).toEqual(['bookings/as-client.client_id', 'quote_requests/.client_id'])
})
