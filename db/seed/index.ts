import { parseArgs } from 'node:util'
import { env } from '@/lib/core/env'
import { seed } from './seed'
import { DEMO_EMAILS, DEMO_PASSWORD } from './showcase'
import type { SeedOptions, SizeName } from './sizes'

const USAGE =
  'npm run db:seed -- [--size tiny|demo|bench] [--providers N] [--bookings N] [--force]   (demo by default)'

function count(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const value = Number(text)
  if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} must be a whole number above 0`)
  return value
}

function isSize(text: string): text is SizeName {
  return text === 'tiny' || text === 'demo' || text === 'bench'
}

function options(): SeedOptions {
  const { values } = parseArgs({
    options: {
      size: { type: 'string', default: 'demo' },
      providers: { type: 'string' },
      bookings: { type: 'string' },
      force: { type: 'boolean', default: false },
    },
  })
  if (!isSize(values.size)) throw new Error(`unknown size: ${values.size}`)
  return {
    size: values.size,
    providers: count('providers', values.providers),
    bookings: count('bookings', values.bookings),
    force: values.force,
  }
}

try {
  const summary = await seed(env().DATABASE_URL, options())
  const counts = Object.entries(summary.counts).map(([table, rows]) => `${rows} ${table}`)
  const done = summary.seeded
    ? `Seeded in ${summary.seconds.toFixed(1)} s`
    : 'Already seeded, nothing changed'
  console.log(`${done}: ${counts.join(', ')}.`)
  console.log(`Demo accounts, password ${DEMO_PASSWORD}: ${Object.values(DEMO_EMAILS).join(', ')}`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  console.error(USAGE)
  process.exitCode = 1
}
