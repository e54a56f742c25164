import { type Connection, connect } from '@/db/client'
import { loadCalendars } from '@/lib/availability/queries'
import { loadKnowledge } from '@/lib/search/queries/lexicon'
import { nextResults, PAGE_SIZE } from '@/lib/search/queries/page'
import { probe } from '@/lib/search/queries/probe'
import { resolve } from '@/lib/search/queries/resolve'
import { parseSearch, type RawParams } from '@/lib/search/schemas'
import { today } from '@/lib/time/clock'
import { atMost, percentile, type Row } from './report'

const WARM = 30
const RUNS = 300

/** One client, one statement after the other: the time until the rows are here, the way to the server included. */
async function p95(run: (index: number) => Promise<unknown>): Promise<number> {
  for (let i = 0; i < WARM; i++) await run(i)
  const times: number[] = []
  for (let i = 0; i < RUNS; i++) {
    const began = performance.now()
    await run(i)
    times.push(performance.now() - began)
  }
  return percentile(times, 0.95)
}

const pick = <T>(list: readonly T[], index: number): T => {
  const item = list[(index * 7919) % list.length]
  if (item === undefined) throw new Error('nothing to pick from')
  return item
}

type Facts = {
  categories: string[]
  cities: { slug: string; latitude: number; longitude: number }[]
  names: string[]
}

async function searches(connection: Connection, facts: Facts): Promise<Row[]> {
  const knowledge = await loadKnowledge()
  const page = (raw: RawParams) => {
    const resolved = resolve(knowledge, parseSearch(raw, today()))
    return connection.db.execute(nextResults(resolved, null, PAGE_SIZE + 1))
  }
  const city = (i: number) => pick(facts.cities, i)
  const category = (i: number) => pick(facts.categories, i + 3)
  return [
    atMost(
      'P5',
      'filter: trade, city, verified',
      0.5,
      await p95(i => page({ category: category(i), city: city(i).slug, verified: '1' })),
    ),
    atMost('P5', 'text in a city', 3, await p95(i => page({ q: pick(facts.names, i), city: city(i).slug }))),
    atMost(
      'P5',
      'near and trade',
      4,
      await p95(i =>
        page({ category: category(i), near: `${city(i).latitude},${city(i).longitude}`, radius: '15' }),
      ),
    ),
    atMost('P6', 'text without a city', 30, await p95(i => page({ q: pick(facts.names, i) }))),
    atMost(
      'P7',
      'fuzzy names, when the exact search finds little',
      35,
      await p95(i => probe(connection.db, { words: [misspelt(pick(facts.names, i))], cityId: null })),
    ),
  ]
}

/** A letter lost in the middle: what the exact search cannot find. */
const misspelt = (name: string) =>
  name.slice(0, Math.floor(name.length / 2)) + name.slice(Math.floor(name.length / 2) + 1)

async function slots(connection: Connection): Promise<Row[]> {
  const rows = await connection.db.execute<{ id: number }>(
    "select id from providers where status = 'APPROVED' order by md5(id::text) limit 2000",
  )
  const ids = rows.map(row => row.id)
  const from = today()
  const value = await p95(i => {
    const start = (i * PAGE_SIZE) % (ids.length - PAGE_SIZE)
    return loadCalendars(connection.db, ids.slice(start, start + PAGE_SIZE), { from, days: 14 })
  })
  const month = await p95(i => loadCalendars(connection.db, [pick(ids, i)], { from, days: 31 }))
  return [
    atMost('P5', 'calendars of 20 providers, 14 days', 0.5, value),
    atMost('P5', 'calendar of one provider, 31 days', 0.5, month),
  ]
}

/** P5–P7 through the search's own statements. */
export async function measureSql(url: string): Promise<Row[]> {
  const connection = connect(url, { pool: 1 })
  try {
    const categories = await connection.db.execute<{ slug: string }>('select slug from categories')
    const cities = await connection.db.execute<Facts['cities'][number]>(
      'select slug, latitude, longitude from cities order by population desc limit 20',
    )
    const names = await connection.db.execute<{ name: string }>(
      "select distinct split_part(lower(name_fr), ' ', 2) as name from providers where name_fr ~ '^[A-Za-z]+ [A-Za-z]{5,}$' limit 60",
    )
    const facts = {
      categories: categories.map(row => row.slug),
      cities: [...cities],
      names: names.map(row => row.name),
    }
    const found = await searches(connection, facts)
    return [...found.slice(0, 3), ...(await slots(connection)), ...found.slice(3)]
  } finally {
    await connection.close()
  }
}
