import { cpus, totalmem } from 'node:os'
import { parseArgs } from 'node:util'
import { measureAgenda } from './agenda'
import { measureBooking } from './booking'
import { measureHttp } from './http'
import { atMost, type Row, table, writeReport } from './report'
import { makeSamples } from './samples'
import { measureSignIn } from './sign-in'
import { startBenchSite } from './site'
import { measureSql } from './sql'
import { measureStatements, measureWeight } from './weight'

const { values } = parseArgs({
  options: {
    providers: { type: 'string', default: '100000' },
    bookings: { type: 'string', default: '1000000' },
  },
})

const providers = Number(values.providers)
const bookings = Number(values.bookings)
const site = await startBenchSite(providers, bookings)
process.env.DATABASE_URL = site.databaseUrl
process.env.KHADAMAT_ENV = 'test'

const rows: Row[] = []
const done = (...found: Row[]) => {
  rows.push(...found)
  for (const row of found)
    console.log(`${row.met ? 'ok  ' : 'MISS'} ${row.id} ${row.what}: ${row.measured} (${row.bar})`)
}

try {
  const samples = await makeSamples(site.databaseUrl)
  const page = samples.search[0] ?? '/fr/search'
  done(...(await measureHttp(site, samples)))
  done(...(await measureSql(site.databaseUrl)))
  done(...(await measureWeight(site, page)))
  done(
    await measureStatements(site, [
      ...samples.search,
      '/fr/search?q=bennani',
      '/fr/search?q=plombi&sort=next',
    ]),
  )
  done(...(await measureBooking(site.databaseUrl)))
  done(...(await measureAgenda(site)))
  done(...(await measureSignIn(site)))
  done(
    atMost(
      'P12',
      'built site, start to first answer',
      5,
      site.startSeconds,
      value => `${value.toFixed(1)} s`,
    ),
  )
} finally {
  await site.stop()
  const { closeDatabase } = await import('@/db/client')
  await closeDatabase()
}

rows.sort((a, b) => Number(a.id.slice(1)) - Number(b.id.slice(1)))
console.log(`\n${table(rows)}`)
const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`
const size = `${providers.toLocaleString('en')} providers and ${bookings.toLocaleString('en')} bookings`
writeReport(`Measured on ${machine}, with ${size}.\n\n${table(rows)}`)
