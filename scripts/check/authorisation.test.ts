import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { addressOf, checkAuthorisation } from './authorisation'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'khadamat-matrix-check-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(file: string, text: string): void {
  mkdirSync(path.join(root, path.dirname(file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}
const found = () => checkAuthorisation(root).map(({ file, message }) => `${file}: ${message.split(':')[0]}`)

const ACTIONS = 'export const send = defineAction({})\nexport const end = defineAction({})\n'

test('an action without a row is named', () => {
  write('lib/invoices/actions.ts', ACTIONS)
  write('tests/authorisation/rows/a.ts', "export default actionRows('lib/invoices/actions.ts', { send: {} })")
  expect(found()).toEqual(['lib/invoices/actions.ts: “end” has no row in the authorisation matrix'])
})

test('a second kind of the same action is a row of it', () => {
  write('lib/invoices/actions/admin.ts', ACTIONS)
  write(
    'tests/authorisation/rows/a.ts',
    "export const a = actionRows('lib/invoices/actions/admin.ts', { 'send late': {}, end: {} })",
  )
  expect(found()).toEqual([])
})

test('every method of a route needs a row, exported in whatever way', () => {
  write(
    'app/api/invoices/[id]/route.ts',
    'async function handle() {}\nexport { handle as GET, handle as POST }\nexport async function DELETE() {}\nexport const PUT = handle\nexport const dynamic = 1\n',
  )
  write(
    'tests/authorisation/route-rows/a.ts',
    "export default routeRows('app/api/invoices/[id]/route.ts', { GET: {} })",
  )
  expect(found().map(line => line.slice(-52))).toHaveLength(3)
})

test('a page is known by its address', () => {
  expect(addressOf('app/[locale]/(site)/page.tsx')).toBe('/')
  expect(addressOf('app/[locale]/(auth)/reset/[token]/page.tsx')).toBe('/reset/[token]')
  write('app/[locale]/(site)/about/page.tsx', 'export default function Page() {}')
  expect(found()).toEqual([
    'app/[locale]/(site)/about/page.tsx: “/about” has no row in the authorisation matrix',
  ])
  write('tests/authorisation/pages.ts', "export const PAGES = pageRows({ '/about': {} })")
  expect(found()).toEqual([])
})

test('a row for what is gone is named, too', () => {
  write('tests/authorisation/rows/a.ts', "export default actionRows('lib/gone/actions.ts', { send: {} })")
  expect(found()).toEqual([
    'tests/authorisation/rows/a.ts: a row for “send” of lib/gone/actions.ts, which is not there',
  ])
})
