import autocannon from 'autocannon'
import { atLeast, atMost, median, type Row } from './report'
import type { BenchSite } from './site'

const SECONDS = 6
const ROUNDS = 3
const HELLO = '/bench-hello'

type Load = { rate: number; p95: number; failed: number }

async function load(site: BenchSite, paths: readonly string[], clients: number): Promise<Load> {
  const result = await autocannon({
    url: site.url,
    connections: clients,
    duration: SECONDS,
    requests: paths.map(path => ({ method: 'GET' as const, path })),
  })
  // The library reports p90 and p97.5; the higher one is the safe reading of p95.
  return { rate: result.requests.average, p95: result.latency.p97_5, failed: result.non2xx + result.errors }
}

type Subject = { id: string; what: string; paths: readonly string[]; bar: number }

/** Requests per second against the bare page's, measured in turn in the same rounds; the median of the ratios. */
async function against(site: BenchSite, { id, what, paths, bar }: Subject): Promise<Row> {
  const ratios: number[] = []
  const rates: number[] = []
  let failed = 0
  for (let round = 0; round < ROUNDS; round++) {
    const hello = await load(site, [HELLO], 8)
    const page = await load(site, paths, 8)
    ratios.push(page.rate / hello.rate)
    rates.push(page.rate)
    failed += page.failed
  }
  const words = `${what} (${median(rates).toFixed(0)}/s${failed > 0 ? `, ${failed} failed` : ''})`
  return atLeast(id, words, bar, median(ratios), value => `${value.toFixed(2)} × hello`)
}

/** Addresses as people would make them: different trades, cities, filters and languages. */
export type Samples = Record<'search' | 'cached' | 'slots' | 'month' | 'cards' | 'suggest', string[]>

export async function measureHttp(site: BenchSite, samples: Samples): Promise<Row[]> {
  // Fills the caches that a running site has: plans, catalogue, kept pages.
  for (const path of Object.values(samples).flat()) await fetch(new URL(path, site.url)).then(r => r.text())
  const rows: Row[] = []
  rows.push(
    await against(site, {
      id: 'P1',
      what: 'search, 20 cards with slots, 8 clients',
      paths: samples.search,
      bar: 0.4,
    }),
  )
  for (const [clients, bar] of [
    [1, 15],
    [8, 100],
    [32, 300],
  ] as const) {
    const { p95 } = await load(site, samples.search, clients)
    rows.push(atMost('P2', `search p95 (p97.5 measured), ${clients} clients`, bar, p95))
  }
  rows.push(
    await against(site, {
      id: 'P3',
      what: 'category × city and provider pages',
      paths: samples.cached,
      bar: 3,
    }),
    await against(site, { id: 'P4', what: '/api/slots', paths: samples.slots, bar: 1.5 }),
    await against(site, { id: 'P4', what: '/api/suggest', paths: samples.suggest, bar: 1.5 }),
  )
  for (const [what, paths] of [
    ['/api/slots', samples.slots],
    ['/api/slots, a month of one provider', samples.month],
    ['/api/slots, next starts of 20 providers', samples.cards],
    ['/api/suggest', samples.suggest],
  ] as const) {
    const { p95 } = await load(site, paths, 8)
    rows.push(atMost('P4', `${what} p95 (p97.5 measured), 8 clients`, 35, p95))
  }
  return rows
}
