import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { checkConventions, checkSource } from './conventions'
import { sourceOf } from './source'

const messages = (file: string, code: string) => checkSource(sourceOf(file, code)).map(found => found.message)

// Put together here, so that the check does not find its own tests.
const mark = ['TO', 'DO'].join('')
const ignore = ['@ts', 'ignore'].join('-')

const wrong: [name: string, file: string, code: string][] = [
  ['251 lines', 'lib/a/domain.ts', 'export {}\n'.repeat(251)],
  ['251 lines of CSS', 'app/globals.css', 'a{}\n'.repeat(251)],
  ['a file called utils', 'scripts/utils.ts', ''],
  ['a folder called helpers', 'tests/helpers/open.ts', ''],
  ['a file called date-helper', 'dev/date-helper.mjs', ''],
  ['unfinished work', 'dev/start.mjs', `// ${mark}: later`],
  ['a silenced type error', 'lib/a/queries.ts', `import 'server-only'\n// ${ignore}\n`],
  ['the zone in SQL', 'lib/a/jobs.ts', "export const q = `starts_at AT TIME ZONE 'Africa/Rabat'`"],
  ['margin-left in CSS', 'app/globals.css', 'a { margin-left: 1px }'],
  ['left in CSS', 'app/styles/card.css', 'a { left: 0 }'],
  ['text-align in CSS', 'app/styles/card.css', 'a{text-align:left}'],
  ['process.env', 'lib/a/jobs.ts', 'export const key = process.env.KEY'],
  ['Date.now in lib', 'lib/a/jobs.ts', 'export const at = () => Date.now()'],
  ['new Date() in a page', 'app/[locale]/page.tsx', 'export const at = () => new Date()'],
  ['the zone’s name', 'lib/a/jobs.ts', "export const z = 'Africa/Casablanca'"],
  ['timeZone', 'lib/i18n/request.ts', "export const c = { timeZone: 'Europe/Paris' }"],
  ['toLocaleString', 'components/a/price.tsx', 'export const text = (n: number) => n.toLocaleString()'],
  ['getHours', 'lib/a/domain.ts', 'export const hour = (d: Date) => d.getHours()'],
  ['Intl.DateTimeFormat', 'lib/a/jobs.ts', "export const f = new Intl.DateTimeFormat('fr')"],
  ['the clock in domain', 'lib/a/domain.ts', 'export const at = () => new Date()'],
  ['chance in domain', 'lib/a/domain/pick.ts', 'export const at = () => Math.random()'],
  ['await in domain', 'lib/a/domain.ts', 'export const rows = await load()'],
  ['async in domain', 'lib/a/domain.ts', 'export async function load() {}'],
  ['fetch in domain', 'lib/a/domain.ts', "export const load = () => fetch('/')"],
  ['ml- in a class', 'components/a/card.tsx', 'export const c = <p className="flex ml-2" />'],
  ['md:-pr- in a class', 'components/a/card.tsx', "export const c = cn('md:-pr-[3px]')"],
  ['left-0 in a template', 'components/a/card.tsx', 'export const c = `left-0`'],
  ['text-left', 'app/[locale]/page.tsx', 'export const c = <p className="hover:text-left" />'],
  ['rounded-tl', 'components/a/card.tsx', 'export const c = <p className="rounded-tl-md" />'],
  ['marginLeft', 'components/a/card.tsx', 'export const c = <p style={{ marginLeft: 2 }} />'],
  ['a test alone', 'lib/a/domain.test.ts', "test.only('x', () => {})"],
  ['a suite left out', 'tests/e2e/book.test.ts', "test.describe.skip('x', () => {})"],
  ['a test to come', 'lib/a/domain.test.ts', "it.todo('x')"],
  ['a plain action', 'lib/a/actions.ts', "'use server'\nexport async function save() {}"],
  ['an action of another factory', 'lib/a/actions/save.ts', 'export const save = wrap({})'],
  ['a re-exported action', 'lib/a/actions.ts', "export { save } from './commands'"],
  ['an action outside', 'app/[locale]/page.tsx', "async function save() { 'use server' }"],
  ['a query for browsers', 'lib/a/queries.ts', 'export const list = 1'],
]

test.each(wrong)('caught: %s', (_name, file, code) => {
  expect(messages(file, code)).toHaveLength(1)
})

const right: [name: string, file: string, code: string][] = [
  ['250 lines', 'lib/a/domain.ts', 'export {}\n'.repeat(250)],
  ['the clock in the clock', 'lib/time/clock.ts', 'export const now = () => new Date()'],
  ['an instant of a number', 'lib/a/domain.ts', 'export const at = (ms: number) => new Date(ms)'],
  ['the zone in its place', 'lib/time/zone.ts', "export const ZONE = 'Africa/Casablanca'"],
  ['the zone in a test', 'tests/e2e/zone.test.ts', "export const TZ = 'Africa/Casablanca'"],
  ['the formatter’s UTC', 'lib/i18n/request.ts', "export const c = { timeZone: 'UTC' }"],
  [
    'words that only look so',
    'components/a/card.tsx',
    'export const c = <p className="ms-2 left-handed pe-1" />',
  ],
  ['left as a word', 'components/a/card.tsx', "export const c = { side: 'left', left: 2 }"],
  [
    'logical CSS',
    'app/globals.css',
    'a { margin-inline-start: 1px; inset-inline-start: 0; text-align: start }',
  ],
  [
    'an action of the factory',
    'lib/a/actions.ts',
    "'use server'\nexport type T = 1\nexport const save = defineAction({})",
  ],
  ['process.env in env', 'lib/core/env.ts', 'export const all = process.env'],
  ['the bundler’s constant', 'instrumentation.ts', "export const x = process.env.NEXT_RUNTIME === 'nodejs'"],
]

test.each(right)('let through: %s', (_name, file, code) => {
  expect(messages(file, code)).toEqual([])
})

test('the line is counted in characters that people see', () => {
  const [found] = checkSource(
    sourceOf('lib/a/domain.ts', '// مرحبا é\n\nexport const f = () => Math.random()\n'),
  )
  expect(found).toMatchObject({ file: 'lib/a/domain.ts', line: 3 })
})

test('a booking’s row is updated in one file only', () => {
  const root = mkdtempSync(path.join(tmpdir(), 'khadamat-conventions-'))
  try {
    mkdirSync(path.join(root, 'lib/a/commands'), { recursive: true })
    const code = "import 'server-only'\nawait tx.update(bookings).set({ status })\n"
    writeFileSync(path.join(root, 'lib/a/commands/one.ts'), code)
    expect(checkConventions(root)).toEqual([])
    writeFileSync(path.join(root, 'lib/a/commands/two.ts'), code)
    expect(checkConventions(root).map(found => found.file)).toEqual([
      'lib/a/commands/one.ts',
      'lib/a/commands/two.ts',
    ])
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
})
