import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkBoundaries } from './boundaries'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'khadamat-boundaries-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(file: string, code: string) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), code)
}

/** The messages about `file` when it holds `code`; what it imports need not exist. */
function messages(file: string, code: string): string[] {
  write(file, code)
  return checkBoundaries(root)
    .filter(finding => finding.file === file)
    .map(finding => finding.message)
}

const forbidden: [name: string, file: string, code: string][] = [
  ['domain → db', 'lib/bookings/domain/price.ts', "import { bookings } from '@/db/schema/bookings'"],
  ['domain → clock', 'lib/bookings/domain.ts', "import { now } from '@/lib/time/clock'"],
  ['domain → a package', 'lib/bookings/domain.ts', "import { z } from 'zod'"],
  ['domain → node', 'lib/bookings/domain.ts', "import { randomUUID } from 'node:crypto'"],
  ['domain → queries', 'lib/bookings/domain.ts', "import { list } from './queries'"],
  ['schemas → db', 'lib/bookings/schemas.ts', "import { bookings } from '@/db/schema/bookings'"],
  ['tables → core', 'db/schema/bookings.ts', "import { log } from '@/lib/core/log'"],
  ['pool → core/log', 'db/client.ts', "import { log } from '@/lib/core/log'"],
  ['queries → services', 'lib/bookings/queries.ts', "import { send } from '@/lib/services/mail'"],
  ['queries → commands', 'lib/bookings/queries/list.ts', "import { book } from '../commands'"],
  ['commands → next', 'lib/bookings/commands.ts', "import { redirect } from 'next/navigation'"],
  ['commands → services', 'lib/bookings/commands/request.ts', "import { send } from '@/lib/services/mail'"],
  ['commands → the request', 'lib/bookings/commands.ts', "import { currentActor } from '@/lib/core/auth'"],
  ['jobs → next', 'lib/bookings/jobs.ts', "import { headers } from 'next/headers'"],
  ['actions → tables', 'lib/bookings/actions.ts', "import { bookings } from '@/db/schema/bookings'"],
  ['components → db', 'components/bookings/card.tsx', "import { bookings } from '@/db/schema/bookings'"],
  ['components → pool', 'components/bookings/card.tsx', "import { database } from '@/db/client'"],
  ['components → queries', 'components/bookings/card.tsx', "import { list } from '@/lib/bookings/queries'"],
  ['page → commands', 'app/[locale]/book/page.tsx', "import { book } from '@/lib/bookings/commands'"],
  ['page → tables', 'app/[locale]/book/page.tsx', "export { bookings } from '@/db/schema/bookings'"],
  ['page → SQL', 'app/[locale]/book/page.tsx', "import { sql } from 'drizzle-orm'"],
  ['route → components', 'app/api/slots/route.ts', "import { Card } from '@/components/bookings/card'"],
  ['services → a feature', 'lib/services/mail.ts', "import { list } from '@/lib/bookings/queries'"],
  ['core → a feature', 'lib/core/action.ts', "import { decide } from '@/lib/bookings/domain'"],
  ['middleware → queries', 'middleware.ts', "import { list } from '@/lib/bookings/queries'"],
  ['tasks → commands', 'lib/tasks.ts', "import { book } from '@/lib/bookings/commands'"],
  ['SDK outside services', 'lib/bookings/jobs.ts', "import { Resend } from 'resend'"],
  ['SDK type outside services', 'lib/core/rate-limit.ts', "import type { Redis } from '@upstash/redis'"],
  ['driver outside db', 'lib/bookings/queries.ts', "import postgres from 'postgres'"],
  ['app → dev', 'app/[locale]/page.tsx', "import { start } from '@/dev/mailbox'"],
  ['lib → tests', 'lib/bookings/queries.ts', "import { open } from '@/tests/support/template-database'"],
  ['lib → seed', 'lib/bookings/queries.ts', "import { seed } from '@/db/seed/index'"],
  ['production server → dev', 'scripts/serve.mjs', "import { start } from '../dev/postgres.mjs'"],
  [
    'another feature’s internals',
    'lib/bookings/commands.ts',
    "import { hash } from '@/lib/accounts/passwords'",
  ],
  ['dynamic import', 'app/[locale]/page.tsx', "const page = await import('@/lib/bookings/commands')"],
  ['a file of no layer', 'helpers/date.ts', 'export const one = 1'],
]

test.each(forbidden)('caught: %s', (_name, file, code) => {
  expect(messages(file, code)).toHaveLength(1)
})

const allowed: [name: string, file: string, code: string][] = [
  ['types of queries in components', 'components/a/card.tsx', "import type { Row } from '@/lib/a/queries'"],
  ['inline types as well', 'components/a/card.tsx', "import { type Row } from '@/lib/a/queries/list'"],
  ['zone rules in domain', 'lib/a/domain/slot.ts', "import { toWall } from '@/lib/time/zone'"],
  ['money in domain', 'lib/a/domain.ts', "import type { Centimes } from '@/lib/core/money'"],
  ['own internals', 'lib/accounts/commands.ts', "import { hash } from './passwords'"],
  ['services in jobs', 'lib/a/jobs.ts', "import { send } from '@/lib/services/mail'"],
  ['an SDK in services', 'lib/services/mail.ts', "import { Resend } from 'resend'"],
  ['anything in tests', 'lib/a/queries.test.ts', "import { start } from '@/dev/mailbox'"],
  [
    'queries in pages',
    'app/[locale]/page.tsx',
    "import { list } from '@/lib/a/queries'\nimport '../globals.css'",
  ],
  [
    'words in comments',
    'lib/a/domain.ts',
    "// import { x } from '@/db/client'\nexport const x = \"from 'zod'\"",
  ],
]

test.each(allowed)('let through: %s', (_name, file, code) => {
  expect(messages(file, code)).toEqual([])
})

test('a ring of imports is caught, unless one of its links is only types', () => {
  write('lib/a/domain/one.ts', "import { two } from './two'\nexport const one = () => two")
  write('lib/a/domain/two.ts', "import { one } from './one'\nexport const two = () => one")
  expect(checkBoundaries(root).map(finding => finding.message)).toEqual([
    'circular import: lib/a/domain/one.ts → lib/a/domain/two.ts → lib/a/domain/one.ts',
  ])
  write('lib/a/domain/two.ts', "import type { one } from './one'\nexport type Two = typeof one")
  expect(checkBoundaries(root)).toEqual([])
})

test('a finding names the file and the line', () => {
  write('lib/a/domain.ts', "// é\n\nimport { z } from 'zod'\n")
  expect(checkBoundaries(root)[0]).toMatchObject({ file: 'lib/a/domain.ts', line: 3 })
})
