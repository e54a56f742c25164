import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { providers } from '@/db/schema'
import { openSearching, type Searching } from './searching'

let s: Searching
beforeAll(async () => {
  s = await openSearching()
})
afterAll(() => s.close())

describe('what people type', () => {
  it.each([
    ['plombi', 'plomberie'],
    ['بلومبي', 'plomberie'],
    ['البلومبي', 'plomberie'],
    ['plonbier', 'plomberie'],
    ['سباك', 'plomberie'],
    ['trisian', 'electricite'],
    ['électricien', 'electricite'],
    ['elctricien', 'electricite'],
    ['khdama', 'menage'],
    ['femme de menage', 'menage'],
    ['fuite', 'plomberie'],
  ])('%s is suggested among the first three and leads the results', async (typed, trade) => {
    const suggested = await s.suggest(typed)
    expect(suggested.slice(0, 3).map(({ category }) => category)).toContain(trade)
    const { search, cards } = await s.search(`q=${encodeURIComponent(typed)}`)
    expect(search.category?.slug).toBe(trade)
    expect(cards.length).toBeGreaterThan(0)
  })

  it('a service in it comes first, and its price is shown', async () => {
    const { cards, search } = await s.search('q=fuite')
    expect(search.service).not.toBeNull()
    const offering = cards.map(({ offer }) => offer?.serviceId === search.service?.id)
    expect(offering[0]).toBe(true)
    expect(offering).toEqual([...offering].sort((a, b) => Number(b) - Number(a)))
  })

  it('a place in it is taken out', async () => {
    const { search } = await s.search('q=plombier+casablanca')
    expect([search.category?.slug, search.city?.slug, search.text]).toEqual([
      'plomberie',
      'casablanca',
      'plombier',
    ])
    const arabic = await s.search(`q=${encodeURIComponent('سباك في مراكش')}`)
    expect([arabic.search.category?.slug, arabic.search.city?.slug]).toEqual(['plomberie', 'marrakech'])
    // The place field is the surer of the two.
    expect((await s.search('q=plombier+casablanca&city=rabat')).search.city?.slug).toBe('rabat')
  })

  it('a name finds its owner, also misspelt and in the other script', async () => {
    const [row] = await s.test.db.select().from(providers).where(eq(providers.slug, 'youssef-bennani'))
    if (!row) throw new Error('the showcase provider is missing')
    for (const typed of ['Bennani', 'bennani youssef', 'يوسف بناني', 'youssf benani']) {
      const { cards } = await s.search(`q=${encodeURIComponent(typed)}`)
      expect(
        cards.map(({ id }) => id),
        typed,
      ).toContain(row.id)
    }
    expect(
      (await s.suggest('bennani')).some(({ kind, href }) => kind === 'provider' && href.endsWith(row.slug)),
    ).toBe(true)
  })

  it('the chosen trade is kept when the text names another', async () => {
    const { search, notices, cards } = await s.search('q=plombier&category=electricite')
    expect(search.category?.slug).toBe('electricite')
    expect(notices.map(({ code }) => code)).toEqual(['other_trade'])
    expect(cards.length).toBeGreaterThan(0)
  })

  it('suggestions are at most eight and lead somewhere', async () => {
    for (const typed of ['a', 'pl', 'casa', 'plombier casa', 'clim', 'x'.repeat(200), '😀', '\u202e']) {
      const list = await s.suggest(typed)
      expect(list.length).toBeLessThanOrEqual(8)
      for (const { href, label } of list) {
        expect(href).toMatch(/^\/fr\/(search\?|providers\/)/)
        expect(label).not.toBe('')
      }
    }
  })
})

describe('strange addresses', () => {
  it.each([
    'q=%F0%9F%98%80',
    `q=${'plombier+'.repeat(1200)}`,
    "q=';drop table providers;--",
    'q=<script>alert(1)</script>',
    'q=%E2%80%AE%00',
    'q=&|!():*',
    "q=a'b\\c:*",
    'city=Atlantis',
    'district=nowhere',
    'category=nope&service=nope',
    'service=fuite-robinet&category=menage',
    'date=1999-01-01',
    'date=2199-12-31',
    'near=0,0',
    'price_max=1000000&rating_min=0',
    'sort=distance',
    'after=AAAA',
    'sort=rating&after=WyJyZSIsMCwwLjUsNV0',
    'q=%ud800&language=x&radius=-1',
    'after=WyJyZSIsMCwxZTYsNV0',
  ])('%.60s gives a page', async query => {
    const page = await s.search(query)
    expect(page.cards.length).toBeLessThanOrEqual(20)
    if (page.cards.length === 20) expect(page.next).not.toBeNull()
  })

  it.each([
    ['city=Atlantis', 'city_unknown'],
    ['category=nope', 'category_unknown'],
    ['district=nowhere', 'district_unknown'],
    ['q=%F0%9F%98%80', 'query_unread'],
    ['after=AAAA', 'page_invalid'],
    ['sort=distance', 'distance_needs_place'],
    ['service=fuite-robinet&category=menage', 'service_elsewhere'],
  ])('%s says so', async (query, code) => {
    expect((await s.search(query)).notices.map(notice => notice.code)).toEqual([code])
  })
})

describe('a page costs', () => {
  it.each([
    ['q=plombier&city=casablanca', 3],
    ['', 3],
    ['q=youssf+benani', 4],
    ['q=zzzzqqq', 4],
    ['category=plomberie&sort=next&near=33.5,-7.6', 4],
    ['date=2030-01-02&q=zzbennani', 6],
  ])('%s: few statements', async (query, most) => {
    expect(await s.statements(() => s.search(query))).toBeLessThanOrEqual(most)
  })

  it('one less when its counts are known', async () => {
    await s.search('q=plombier&city=rabat')
    expect(await s.statements(() => s.search('q=plombier&city=rabat&sort=rating'))).toBeLessThanOrEqual(2)
  })
})
