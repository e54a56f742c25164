import { formsOf, read, textOf } from '../support/forms'
import { expectCivil, NASTY } from '../support/nasty'
import { makeBooking } from '../support/people'
import { sessionHeader } from '../support/session'
import { LOCALES, site, words } from '../support/site'
import { expect, test } from '../support/test'

const SEARCH = [
  'q',
  'city',
  'category',
  'service',
  'district',
  'date',
  'near',
  'radius',
  'price_max',
  'rating_min',
]
const FILTERS = ['verified', 'club', 'language', 'sort', 'after']

async function expectCivilPage(path: string, cookie?: string): Promise<string> {
  const response = await read(path, { cookie })
  const html = await response.text()
  expectCivil(path.slice(0, 120), response.status, html)
  return html
}

/** The second language shows the same page in other words: what concerns texts is enough. */
const TEXTS = ['10,000 characters', 'emoji', 'direction marks', 'a script', 'a NUL byte']

for (const locale of LOCALES) {
  test(`search in ${locale}: every parameter takes everything`, async () => {
    const kinds = Object.entries(NASTY).filter(([kind]) => locale === 'fr' || TEXTS.includes(kind))
    for (const [kind, value] of kinds) {
      await Promise.all(
        [...SEARCH, ...FILTERS].map(async name => {
          const query = new URLSearchParams({ q: 'plombier', [name]: value })
          const response = await read(`/${locale}/search?${query}`)
          const html = await response.text()
          expectCivil(`${name} = ${kind}`, response.status, html)
          expect(response.status, `${name} = ${kind}`).toBe(200)
        }),
      )
    }
  })

  test(`search in ${locale} says what it could not follow, in words`, async () => {
    for (const [name, value, code] of [
      ['date', '2020-01-01', 'date_past'],
      ['date', '2026-02-31', 'date_invalid'],
      ['city', 'Atlantide', 'city_unknown'],
      ['category', 'alchimie', 'category_unknown'],
      ['near', '91,200', 'near_invalid'],
      ['price_max', '-3', 'price_invalid'],
      ['after', 'x'.repeat(40), 'page_invalid'],
      ['q', 'a'.repeat(10_000), 'query_cut'],
    ]) {
      const query = new URLSearchParams({ q: 'plombier', [`${name}`]: `${value}` })
      const html = await expectCivilPage(`/${locale}/search?${query}`)
      const [before = ''] = words(locale, `errors.search.${code}`).split('{value}')
      expect(textOf(html).includes(before.trim()), `${name}=${value}`.slice(0, 40)).toBe(true)
    }
  })
}

test('what was searched for stays in the box', async () => {
  for (const typed of ['<b>plombier</b>', "plombier d'Aïn Sebaâ", 'بلومبي', '💥 fuite', 'zzzzqqqq']) {
    const html = await expectCivilPage(`/fr/search?${new URLSearchParams({ q: typed, city: 'Rabat' })}`)
    const box = formsOf(html).find(fields => 'q' in fields)
    expect(box).toMatchObject({ q: typed, city: 'Rabat' })
  }
})

test('machine routes answer everything with JSON', async () => {
  for (const [kind, value] of Object.entries(NASTY)) {
    const asked = encodeURIComponent(value)
    await Promise.all(
      [
        `/api/suggest?q=${asked}&locale=${asked.slice(0, 60)}`,
        `/api/slots?provider=${asked}&offer=${asked.slice(0, 60)}`,
        `/api/slots?provider=youssef-bennani&from=${asked}`,
        `/api/slots?provider=youssef-bennani&days=${asked}`,
        `/api/slots?providers=${asked}`,
      ].map(async path => {
        const response = await read(path)
        expect(response.status, `${kind}: ${path.slice(0, 80)}`).toBeLessThan(500)
        const body = (await response.json()) as { success: boolean }
        expect(body.success, `${kind}: ${path.slice(0, 80)}`).toBe(response.status === 200)
      }),
    )
  }
})

test('addresses made up lead to a page, never to a failure', async () => {
  const booking = await makeBooking('PENDING')
  const [asClient, asProvider] = await Promise.all([
    sessionHeader(booking.client),
    sessionHeader(booking.provider.owner),
  ])
  const book = `/fr/providers/${booking.provider.slug}/book`
  for (const value of Object.values(NASTY)) {
    const asked = encodeURIComponent(value)
    const name = asked || 'x'
    await Promise.all([
      expectCivilPage(`/fr/sign-in?callbackUrl=${asked}&error=${asked}`),
      expectCivilPage(`/ar/sign-up?role=${asked}&callbackUrl=${asked}`),
      expectCivilPage(`/fr/verify-email?token=${asked}&sent=${asked}`),
      expectCivilPage(`${book}?offer=${asked}&start=${asked}&from=${asked}`),
      expectCivilPage(`${book}?offer=${booking.provider.offer}&start=${asked}`, asClient),
      expectCivilPage(`/ar/account/bookings?scope=${asked}&after=${asked}`, asClient),
      expectCivilPage(`/ar/pro/bookings?scope=${asked}&after=${asked}`, asProvider),
    ])
    // What is no text in an address never reaches a page.
    if (value.includes('\u0000') || value.length > 1_000) continue
    await Promise.all([
      expectCivilPage(`/fr/providers/${name}`),
      expectCivilPage(`/ar/providers/${name}/book`),
      expectCivilPage(`/fr/providers/youssef-bennani/reviews/${name}`),
      expectCivilPage(`/fr/services/${name}`),
      expectCivilPage(`/ar/services/plomberie/${name}`),
      expectCivilPage(`/fr/account/bookings/${name}`, asClient),
      expectCivilPage(`/ar/pro/bookings/${name}`, asProvider),
      expectCivilPage(`/${name}`),
    ])
  }
})

test('an address that cannot be decoded is refused', async () => {
  for (const path of ['/%', '/fr/%E0%A4', '/fr/providers/%ff/book', '/api/%c3%28']) {
    expect((await read(path)).status, path).toBe(400)
  }
})

test('a form larger than any of ours is refused', async () => {
  const body = new URLSearchParams({ email: 'nadia@example.ma', password: 'x'.repeat(300_000) })
  const response = await fetch(new URL('/fr/sign-in', site.url), { method: 'POST', body })
  expect(response.status).toBe(413)
})
