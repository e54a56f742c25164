import { read } from '../support/forms'
import { readHead } from '../support/head'
import { OTHER, PROVIDER, PUBLIC } from '../support/pages'
import { PASSWORD } from '../support/people'
import { LOCALES, site, words } from '../support/site'
import { expect, test } from '../support/test'

const other = { fr: 'ar', ar: 'fr' } as const
const pathOf = (address = '') => new URL(address, site.url).pathname

const THINGS: Record<string, string[]> = {
  catalogue: ['BreadcrumbList'],
  trade: ['BreadcrumbList', 'Service'],
  'trade in a city': ['BreadcrumbList', 'Service'],
  provider: ['BreadcrumbList', 'LocalBusiness'],
}

for (const locale of LOCALES) {
  for (const { name, path } of PUBLIC) {
    test(`${name} in ${locale} says what it is, and where its twin is`, async () => {
      const { response, html, head } = await readHead(`/${locale}${path}`)
      expect(response.status).toBe(200)
      expect(head.title.length, head.title).toBeGreaterThan(10)
      expect(head.title.length, head.title).toBeLessThan(90)
      expect(head.meta.description?.length, head.meta.description).toBeGreaterThan(40)
      expect(head.meta.description?.length, head.meta.description).toBeLessThan(240)
      expect(/[\u0600-\u06ff]/.test(head.title), `${head.title} in ${locale}`).toBe(locale === 'ar')
      expect(head.meta.robots ?? 'index').not.toContain('noindex')
      expect(pathOf(head.canonical)).toBe(`/${locale}${path}`)
      const tag = (language: string) => head.twins[`${language}-MA`] ?? head.twins[language]
      expect(pathOf(tag(locale))).toBe(`/${locale}${path}`)
      expect(pathOf(tag(other[locale]))).toBe(`/${other[locale]}${path}`)
      expect(pathOf(head.twins['x-default'])).toBe(`/fr${path}`)
      const twin = await readHead(pathOf(tag(other[locale])))
      const back = twin.head.twins[`${locale}-MA`] ?? twin.head.twins[locale]
      expect(pathOf(back), 'the twin points back').toBe(`/${locale}${path}`)
      expect(twin.head.title).not.toBe(head.title)
      const kinds = head.jsonLd.map(thing => String(thing['@type']))
      expect(kinds).toEqual(expect.arrayContaining(THINGS[name] ?? []))
      expect(html.match(/<h1\b/g)).toHaveLength(1)
      expect(head.meta['og:title']).toBeTruthy()
    })
  }
}

test('a provider is described with the rating, prices and a picture', async () => {
  const { head } = await readHead(`/fr${PROVIDER}`)
  const business = head.jsonLd.find(thing => String(thing['@type']).includes('Business'))
  expect(business?.name).toBe('Youssef Bennani')
  expect(business?.aggregateRating).toMatchObject({ '@type': 'AggregateRating' })
  for (const locale of LOCALES) {
    const picture = (await readHead(`/${locale}${PROVIDER}`)).head.meta['og:image']
    const response = await read(`${new URL(picture ?? '').pathname}${new URL(picture ?? '').search}`)
    expect(response.status).toBe(200)
    expect(response.headers.get('content-type')).toBe('image/png')
    const bytes = Buffer.from(await response.arrayBuffer())
    expect(bytes.subarray(1, 4).toString()).toBe('PNG')
    expect([bytes.readUInt32BE(16), bytes.readUInt32BE(20)], 'width and height').toEqual([1200, 630])
  }
})

test('the sitemap lists addresses that answer, and robots leads to it', async () => {
  const robots = await (await read('/robots.txt')).text()
  expect(robots).toContain(`Sitemap: ${site.url}/sitemap.xml`)
  expect(robots).toMatch(/Disallow: .*\/account/)
  const index = await read('/sitemap.xml')
  expect(index.headers.get('content-type')).toContain('xml')
  const locations = (xml: string) => [...xml.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, url = '']) => url)
  const parts = locations(await index.text())
  expect(parts.length).toBeGreaterThan(0)
  const pages: string[] = []
  for (const part of parts) {
    const response = await read(pathOf(part))
    expect(response.status, part).toBe(200)
    const xml = await response.text()
    expect(xml.trimStart().startsWith('<?xml'), part).toBe(true)
    pages.push(...locations(xml))
  }
  expect(new Set(pages).size, 'every address once').toBe(pages.length)
  expect(pages.every(page => page.startsWith(site.url))).toBe(true)
  for (const path of [...PUBLIC.map(({ path }) => `/fr${path}`), `/ar${PROVIDER}`]) {
    expect(pages.includes(`${site.url}${path}`), path).toBe(true)
  }
  const step = Math.max(1, Math.floor(pages.length / 40))
  const sample = pages.filter((_, place) => place % step === 0)
  for (const page of sample) {
    const { response, head } = await readHead(pathOf(page))
    expect(response.status, page).toBe(200)
    expect(pathOf(head.canonical), page).toBe(pathOf(page))
  }
})

test('pages that are no landing places are not to be indexed', async () => {
  for (const { name, path } of OTHER.filter(({ name }) => name !== 'verify e-mail')) {
    const { head } = await readHead(`/fr${path}`)
    if (name === 'sign-in' || name === 'sign-up') continue
    expect(head.meta.robots, name).toContain('noindex')
  }
})

test('what does not exist is 404, in the page’s language', async ({ visitor }) => {
  for (const locale of LOCALES) {
    const page = await visitor({ locale })
    for (const path of [
      '/nulle-part',
      '/providers/personne',
      '/services/alchimie',
      '/services/plomberie/atlantide',
    ]) {
      const response = await page.goto(`/${locale}${path}`)
      expect(response?.status(), path).toBe(404)
      await expect(page.locator('h1')).toHaveText(words(locale, 'layout.not_found.title'))
      await expect(page.locator('html')).toHaveAttribute('lang', locale)
    }
  }
})

test('without JavaScript, too, a page that does not exist says so', async ({ visitor }) => {
  const page = await visitor({ locale: 'ar', script: false })
  for (const path of ['/ar/nulle-part', '/ar/providers/personne']) {
    await page.goto(path)
    await expect(page.locator('h1')).toHaveText(words('ar', 'layout.not_found.title'))
  }
})

test('every answer carries the security headers, and every page one policy', async () => {
  const kept = PUBLIC.map(({ path }) => `/fr${path}`)
  const personal = ['/fr/sign-in', '/ar/sign-up', `/fr${PROVIDER}/book`]
  for (const path of [...kept, ...personal, '/fr/search?q=plombi', '/fr/nulle-part']) {
    const { headers } = await read(path)
    expect(headers.get('x-frame-options'), path).toBe('DENY')
    expect(headers.get('x-content-type-options'), path).toBe('nosniff')
    expect(headers.get('referrer-policy'), path).toBe('strict-origin-when-cross-origin')
    expect(headers.get('strict-transport-security'), path).toContain('max-age=31536000')
    expect(headers.get('permissions-policy'), path).toContain('camera=()')
    expect(headers.get('x-powered-by'), path).toBeNull()
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy.match(/default-src/g), `${path}: one policy`).toHaveLength(1)
    expect(policy, path).toContain("frame-ancestors 'none'")
    expect(policy.includes("'strict-dynamic'"), path).toBe(personal.includes(path))
  }
  for (const path of personal) {
    const nonce = async () => {
      const response = await read(path)
      const found = /'nonce-([^']+)'/.exec(response.headers.get('content-security-policy') ?? '')?.[1] ?? ''
      expect((await response.text()).includes(`nonce="${found}"`), path).toBe(true)
      return found
    }
    expect(await nonce(), path).not.toBe(await nonce())
  }
})

test('the session’s cookie is out of reach of scripts and other sites', async ({ visitor }) => {
  const page = await visitor()
  await page.goto('/fr/sign-in')
  await page.locator('form [name=email]').fill('client@khadamat.example')
  await page.locator('form [name=password]').fill(PASSWORD)
  await page.locator('form:has([name=password]) button[type=submit]').click()
  await page.waitForURL('**/fr/account/**')
  const cookies = await page.context().cookies()
  const session = cookies.find(({ name }) => name.endsWith('next-auth.session-token'))
  // Over plain HTTP a browser would drop a `Secure` cookie: that is for the real site.
  expect(session).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' })
  for (const { name, httpOnly, sameSite } of cookies) {
    expect(sameSite, name).toBe('Lax')
    if (!['kh_in', 'kh_locale', 'kh_city'].includes(name)) expect(httpOnly, name).toBe(true)
  }
  expect(await page.evaluate(() => document.cookie)).not.toContain('session')
})
