import { afterAll, beforeAll, expect, test } from 'vitest'

const before = process.env.APP_URL
beforeAll(() => {
  process.env.APP_URL = 'https://khadamat.example'
})
afterAll(() => {
  if (before === undefined) delete process.env.APP_URL
  else process.env.APP_URL = before
})
// The address is read at the first call: it must stand before.
const seo = () => import('./seo')
const catalogue = () => import('./seo-catalogue')

test('a page names itself, its twin and the default', async () => {
  const { alternates } = await seo()
  expect(alternates('ar', '/services/plomberie')).toEqual({
    canonical: 'https://khadamat.example/ar/services/plomberie',
    languages: {
      'fr-MA': 'https://khadamat.example/fr/services/plomberie',
      'ar-MA': 'https://khadamat.example/ar/services/plomberie',
      'x-default': 'https://khadamat.example/fr/services/plomberie',
    },
  })
})

test('a page is found by search engines unless it says otherwise', async () => {
  const { pageMetadata } = await seo()
  const page = { locale: 'fr', path: '/services', title: 'Services', description: 'Tous' } as const
  expect(pageMetadata(page).robots).toBeUndefined()
  expect(pageMetadata({ ...page, index: false }).robots).toEqual({ index: false, follow: true })
})

test('the trail counts from one and holds whole addresses', async () => {
  const { breadcrumbList } = await seo()
  expect(breadcrumbList([{ name: 'Accueil', path: '/fr' }])).toEqual({
    '@type': 'BreadcrumbList',
    itemListElement: [
      { '@type': 'ListItem', position: 1, name: 'Accueil', item: 'https://khadamat.example/fr' },
    ],
  })
})

const business = {
  name: 'Youssef',
  description: 'Plombier',
  path: '/fr/providers/youssef',
  city: 'Casablanca',
  district: null,
  rating: 4.86,
  reviews: 12,
  priceFrom: 15_000,
  services: ['Fuite'],
}

test('a rating stands only where there are reviews', async () => {
  const { localBusiness } = await seo()
  expect(localBusiness(business).aggregateRating).toMatchObject({ ratingValue: '4.9', reviewCount: 12 })
  expect(localBusiness({ ...business, rating: null, reviews: 0 })).not.toHaveProperty('aggregateRating')
})

test('a business tells the district at most, never a street, a phone or coordinates', async () => {
  const { localBusiness } = await seo()
  const text = JSON.stringify(localBusiness({ ...business, district: 'Maârif' }))
  expect(text).toContain('Maârif')
  expect(text).not.toMatch(/street|telephone|latitude|geo/i)
})

test('no text ends the script it stands in', async () => {
  const { jsonLd } = await seo()
  const json = jsonLd([{ '@type': 'Thing', name: '</script><script>alert(1)</script>' }])
  expect(json).not.toContain('<')
  expect(JSON.parse(json)['@graph'][0].name).toBe('</script><script>alert(1)</script>')
})

const trade = {
  name: 'Plombiers à Casablanca',
  trade: 'Plomberie',
  description: 'Fuites',
  path: '/fr/services/plomberie/casablanca',
  city: 'Casablanca',
  country: 'Maroc',
  prices: { min: 11_000, max: 133_000 },
  offers: 40,
}

test('a trade in a city says where, from which price and how many', async () => {
  const { catalogueService } = await catalogue()
  expect(catalogueService(trade)).toMatchObject({
    '@id': 'https://khadamat.example/fr/services/plomberie/casablanca',
    areaServed: { '@type': 'City', name: 'Casablanca' },
    offers: { priceCurrency: 'MAD', lowPrice: '110', highPrice: '1330', offerCount: 40 },
  })
})

test('a trade nobody sells has no offers and serves the country', async () => {
  const { catalogueService } = await catalogue()
  const service = catalogueService({ ...trade, city: null, prices: null, offers: 0 })
  expect(service).not.toHaveProperty('offers')
  expect(service.areaServed).toEqual({ '@type': 'Country', name: 'Maroc' })
})

test('the site names its search with a place for the words', async () => {
  const { webSite } = await catalogue()
  expect(webSite({ locale: 'ar', name: 'خدمات' })).toMatchObject({
    inLanguage: 'ar-MA',
    potentialAction: {
      target: { urlTemplate: 'https://khadamat.example/ar/search?q={search_term_string}' },
    },
  })
})
