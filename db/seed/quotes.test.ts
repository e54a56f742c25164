import { describe, expect, test } from 'vitest'
import { allocate } from './allocation'
import { drawClient } from './clients'
import type { Loader } from './loader'
import { drawProvider } from './provider'
import { addDemoQuotes, type Seller } from './quotes'
import { Random } from './random'
import { readReference } from './reference'

const NOW = new Date('2026-11-21T10:20:00Z')
const reference = readReference()

function told() {
  const rows: Record<string, Record<string, unknown>[]> = {}
  const loader = {
    add: (table: string, row: Record<string, unknown>) => {
      rows[table] = [...(rows[table] ?? []), row]
    },
  } as unknown as Loader
  const random = new Random('quotes')
  const context = { reference, districtsOf: new Map(), nearOf: new Map(), today: '2026-11-21' }
  const spots = allocate(random, reference.cities, reference.categories, 4)
  const sellers: Seller[] = spots.map((spot, index) => ({
    provider: drawProvider(random.fork(index), index + 1, spot, context),
    firstOffer: 10 * index + 1,
  }))
  const [city] = reference.cities
  if (!city) throw new Error('no city')
  const [client, neighbour] = [drawClient(random, 1, city, []), drawClient(random, 2, city, [])]
  addDemoQuotes({ loader, random, reference, now: NOW, sellers }, client, neighbour)
  return { rows, sellers, client }
}

describe('the quotes of the demo', () => {
  test('give the client three prices to compare, whose lines sum up', () => {
    const { rows, client } = told()
    const [own] = (rows.quote_requests ?? []).filter(row => row.client_id === client.id)
    expect(own).toMatchObject({ status: 'OPEN' })
    expect(new Date(String(own?.expires_at)) > NOW).toBe(true)
    const quotes = (rows.quotes ?? []).filter(row => row.request_id === own?.id)
    expect(quotes.map(row => row.position)).toEqual([1, 2, 3])
    for (const quote of quotes) {
      const lines = JSON.parse(String(quote.lines)) as { totalCentimes: number }[]
      expect(lines.reduce((sum, line) => sum + line.totalCentimes, 0)).toBe(quote.total)
    }
  })

  test('leave the demo provider two requests to answer', () => {
    const { rows, sellers } = told()
    const mine = (row: Record<string, unknown>) => row.provider_id === sellers[0]?.provider.id
    const answered = (rows.quotes ?? []).filter(mine).map(row => row.request_id)
    const invited = (rows.quote_invitations ?? []).filter(mine).map(row => row.request_id)
    expect(invited.filter(id => !answered.includes(id))).toHaveLength(2)
  })

  test('are the same on the same day', () => {
    expect(told().rows).toEqual(told().rows)
  })
})
