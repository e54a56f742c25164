import { type BrowserContext, test as base, expect, type Page } from '@playwright/test'
import type { Person } from './people'
import { sessionCookies } from './session'
import { type Locale, ownAddress, site } from './site'
import { closeDb } from './sql'

type Wishes = {
  locale?: Locale
  /** Without: the pages must work all the same. */
  script?: boolean
  as?: Person
  dark?: boolean
  width?: number
}

type Fixtures = {
  /** A browser of somebody's own, at an address of their own. What it complains about fails the test. */
  visitor: (wishes?: Wishes) => Promise<Page>
  complaints: string[]
}

/** What the browser says about the page; a status code that a test provokes is no fault of the page. */
function listen(context: BrowserContext, complaints: string[]): void {
  context.on('console', message => {
    if (message.type() !== 'error') return
    if (/Failed to load resource: the server responded with a status of 4\d\d/.test(message.text())) return
    complaints.push(`${message.page()?.url()}: ${message.text()}`)
  })
  context.on('weberror', thrown => complaints.push(String(thrown.error())))
}

export const test = base.extend<Fixtures, { database: undefined }>({
  database: [
    async ({ browserName: _anyBrowser }, use) => {
      await use(undefined)
      await closeDb()
    },
    { scope: 'worker', auto: true },
  ],
  complaints: async ({ browserName: _anyBrowser }, use) => {
    const complaints: string[] = []
    await use(complaints)
    expect(complaints, 'errors in the console').toEqual([])
  },
  visitor: async ({ browser, contextOptions, viewport, isMobile, hasTouch, complaints }, use) => {
    const contexts: BrowserContext[] = []
    await use(async ({ locale = 'fr', script = true, as, dark = false, width } = {}) => {
      const context = await browser.newContext({
        ...contextOptions,
        baseURL: site.url,
        viewport: width ? { width, height: 800 } : viewport,
        isMobile,
        hasTouch,
        locale: locale === 'ar' ? 'ar-MA' : 'fr-MA',
        timezoneId: 'Asia/Tokyo',
        colorScheme: dark ? 'dark' : 'light',
        reducedMotion: 'reduce',
        javaScriptEnabled: script,
        extraHTTPHeaders: { 'x-forwarded-for': ownAddress() },
      })
      listen(context, complaints)
      context.setDefaultTimeout(15_000)
      context.setDefaultNavigationTimeout(20_000)
      contexts.push(context)
      if (as) {
        const cookies = await sessionCookies(as)
        await context.addCookies(
          cookies.map(cookie => ({ ...cookie, url: site.url, sameSite: 'Lax' as const })),
        )
      }
      return context.newPage()
    })
    await Promise.all(contexts.map(context => context.close()))
  },
})

export { expect }
