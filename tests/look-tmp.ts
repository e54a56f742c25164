import { writeFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import postgres from 'postgres'
import { launchOptions } from './support/browser'

const BASE = 'http://127.0.0.1:4310'
const sql = postgres(process.argv[2]!)
const browser = await chromium.launch(await launchOptions())
const ids = await sql`select id,name_fr from providers where status='SUBMITTED' order by id`
console.log(ids, await sql`select kind, size, provider_id from identity_documents`)
for (const [locale, scheme, width] of [
  ['fr', 'light', 1280],
  ['ar', 'dark', 390],
  ['fr', 'dark', 1280],
  ['ar', 'light', 390],
] as const) {
  const ctx = await browser.newContext({
    baseURL: BASE,
    viewport: { width, height: 900 },
    colorScheme: scheme,
  })
  const page = await ctx.newPage()
  const to = `/${locale}/admin/providers/${ids[0]!.id}`
  await page.goto(`/${locale}/sign-in?callbackUrl=${encodeURIComponent(to)}`, { timeout: 120000 })
  await page.locator('form [name=email]').fill('admin@khadamat.example')
  await page.locator('form [name=password]').fill('Khadamat-Demo-2026')
  await page.locator('form:has([name=password]) button[type=submit]').click()
  await page.waitForURL(u => u.pathname.includes('/admin/providers'), { timeout: 120000 })
  await page.waitForLoadState('networkidle')
  const aside = page.locator('aside').filter({ has: page.locator('[data-papers]') })
  await aside.screenshot({ path: `/tmp/adm-${locale}-${scheme}-${width}.png` })
  if (width === 1280 && scheme === 'light') {
    const r = await ctx.request.get((await page.locator('[data-paper]').first().getAttribute('href'))!)
    console.log(r.status(), r.headers())
    writeFileSync('/tmp/paper.webp', await r.body())
    const s = await import('sharp')
    await s
      .default(await r.body())
      .png()
      .toFile('/tmp/paper.png')
    console.log(await sql`select action, severity, target_type from audit_log where action like 'identity%'`)
  }
  await ctx.close()
}
await browser.close()
await sql.end()
