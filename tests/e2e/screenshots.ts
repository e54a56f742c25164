// The pictures of the README, from a site with the demo data: `npx tsx tests/e2e/screenshots.ts`.
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from '@playwright/test'
import { ROOT } from '../../dev/launcher/settings.mjs'
import { Shutdown } from '../../dev/launcher/shutdown'
import { startSite } from '../../dev/launcher/site'
import { freePort } from '../../dev/postgres/ports'
import { launchOptions } from '../support/browser'
import { PASSWORD } from './support/people'

const FOLDER = join(ROOT, 'docs/screenshots')
const PHONE = {
  viewport: { width: 390, height: 844 },
  isMobile: true,
  hasTouch: true,
  deviceScaleFactor: 1.5,
}
const DESKTOP = { viewport: { width: 1280, height: 860 } }

async function shoot(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(FOLDER, `${name}.png`) })
}

async function signIn(page: Page, who: string, to: string): Promise<void> {
  await page.goto(`/fr/sign-in?callbackUrl=${to}`)
  await page.locator('form [name=email]').fill(`${who}@khadamat.example`)
  await page.locator('form [name=password]').fill(PASSWORD)
  await page.locator('form:has([name=password]) button[type=submit]').click()
  await page.waitForURL(url => url.pathname === to)
}

async function onDesktop(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  await page.goto('/fr')
  await shoot(page, 'home-fr-1280')
  await page.goto('/fr/providers/youssef-bennani')
  await page.locator('[data-start]').first().waitFor()
  await shoot(page, 'provider-fr-1280')
  await signIn(page, 'provider', '/fr/pro/agenda')
  await page.goto('/fr/pro/agenda?view=month')
  await shoot(page, 'agenda-fr-1280')
}

async function onPhone(context: BrowserContext): Promise<void> {
  const page = await context.newPage()
  const query = new URLSearchParams({ q: 'بلومبي', city: 'الدار البيضاء' })
  await page.goto(`/ar/search?${query}`)
  await shoot(page, 'search-ar-390')
  await page.goto('/ar/providers/youssef-bennani/book')
  const href = page.url()
  await page.locator('label[data-start]').nth(3).click()
  const start = await page.locator('[name=start]:checked').getAttribute('value')
  const offer = await page.locator('[name=offer]').getAttribute('value')
  await page.goto(`${href}?offer=${offer}&start=${start}`)
  await page.locator('form [name=title]').fill('تسرب تحت حوض المطبخ')
  await page.locator('form [name=address]').fill('12 زنقة طارق بن زياد، الطابق 3')
  await page.locator('form [name=title]').evaluate(field => field.closest('form')?.scrollIntoView())
  await shoot(page, 'book-ar-390')
  await signIn(page, 'client', '/fr/account/bookings')
  await page.locator('li:has([data-status=CONFIRMED]) a').first().click()
  await page.waitForURL(/\/bookings\/[0-9a-f-]{36}/)
  await shoot(page, 'booking-fr-390')
}

const dataDir = mkdtempSync(join(tmpdir(), 'khadamat-pictures-'))
const shutdown = new Shutdown()
try {
  mkdirSync(FOLDER, { recursive: true })
  const [port, servicesPort] = [await freePort(), await freePort()]
  const appUrl = `http://127.0.0.1:${port}`
  const settings = { port, servicesPort, dataDir, host: '127.0.0.1', databaseUrl: undefined, appUrl }
  const { url } = await startSite('test', settings, shutdown)
  const browser = await chromium.launch(await launchOptions())
  const common = { baseURL: url, locale: 'fr-MA', reducedMotion: 'reduce' as const }
  await onDesktop(await browser.newContext({ ...common, ...DESKTOP }))
  await onPhone(await browser.newContext({ ...common, ...PHONE }))
  await browser.close()
} finally {
  await shutdown.end()
  rmSync(dataDir, { recursive: true, force: true })
}
