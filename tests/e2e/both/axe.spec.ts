import type { Page } from '@playwright/test'
import { violations } from '../support/axe'
import { type Listed, OTHER, PUBLIC, personalPages } from '../support/pages'
import { LOCALES, type Locale, site } from '../support/site'
import { expect, test } from '../support/test'

/** Pages with a form or many links need more than a minute together on a slow machine. */
test.describe.configure({ timeout: 120_000 })

async function look(page: Page, { name, path, status = 200 }: Listed, locale: Locale): Promise<void> {
  const response = await page.goto(`/${locale}${path}`)
  expect(response?.status(), name).toBe(status)
  await expect(page.locator('h1'), `${name} has one heading`).toHaveCount(1)
  await expect(page.locator('html')).toHaveAttribute('lang', locale)
  await expect(page.locator('html')).toHaveAttribute('dir', locale === 'ar' ? 'rtl' : 'ltr')
  expect(await violations(page), `${name} in ${locale}`).toEqual([])
}

async function expectNoSideways(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(wide, `${name} scrolls sideways`).toBeLessThanOrEqual(0)
}

for (const locale of LOCALES) {
  for (const dark of [false, true]) {
    test(`axe finds nothing on public pages in ${locale}, ${dark ? 'dark' : 'light'}`, async ({
      visitor,
    }) => {
      const page = await visitor({ locale, dark })
      for (const listed of [...PUBLIC, ...OTHER]) await look(page, listed, locale)
    })

    test(`axe finds nothing on personal pages in ${locale}, ${dark ? 'dark' : 'light'}`, async ({
      visitor,
    }) => {
      const pages = new Map<string, Page>()
      for (const listed of await personalPages()) {
        const { as } = listed
        if (!as) continue
        const page = pages.get(as.id) ?? (await visitor({ locale, dark, as }))
        pages.set(as.id, page)
        await look(page, listed, locale)
      }
    })
  }
}

test('no page scrolls sideways at 320 px', async ({ visitor }, info) => {
  // The width is set here: once is enough.
  if (info.project.name !== 'phone') return
  const personal = await personalPages()
  for (const locale of LOCALES) {
    const page = await visitor({ locale, width: 320 })
    for (const { name, path } of [...PUBLIC, ...OTHER]) {
      await page.goto(`/${locale}${path}`)
      await expectNoSideways(page, `${name} in ${locale}`)
    }
    const people = new Map<string, Page>()
    for (const { name, path, as } of personal) {
      if (!as) continue
      const own = people.get(as.id) ?? (await visitor({ locale, width: 320, as }))
      people.set(as.id, own)
      await own.goto(`/${locale}${path}`)
      await expectNoSideways(own, `${name} in ${locale}`)
    }
  }
})

type Vitals = { shift: number; largest: { tag: string; text: boolean; sized: boolean } | null }

/** Layout shift and the largest paint since the page began, as the browser measured them. */
function vitals(page: Page): Promise<Vitals> {
  return page.evaluate(
    () =>
      new Promise<Vitals>(resolve => {
        const found: Vitals = { shift: 0, largest: null }
        const shifts = new PerformanceObserver(list => {
          for (const entry of list.getEntries()) {
            const { value, hadRecentInput } = entry as PerformanceEntry & {
              value: number
              hadRecentInput: boolean
            }
            if (!hadRecentInput) found.shift += value
          }
        })
        const paints = new PerformanceObserver(list => {
          const { element } = list.getEntries().at(-1) as PerformanceEntry & { element?: Element }
          if (!element) return
          found.largest = {
            tag: element.tagName,
            text: (element.textContent ?? '').trim() !== '',
            sized: element.hasAttribute('width') && element.hasAttribute('height'),
          }
        })
        shifts.observe({ type: 'layout-shift', buffered: true })
        paints.observe({ type: 'largest-contentful-paint', buffered: true })
        // Buffered entries come at once, in tasks of their own.
        setTimeout(() => resolve(found), 300)
      }),
  )
}

for (const { name, path } of [
  { name: 'home', path: '' },
  { name: 'search', path: '/search?q=plombier' },
  { name: 'provider', path: '/providers/youssef-bennani' },
]) {
  test(`${name}: nothing moves, text comes first, images have sizes, nobody else is asked`, async ({
    visitor,
  }) => {
    for (const locale of LOCALES) {
      const page = await visitor({ locale })
      const asked: string[] = []
      page.on('request', request => asked.push(request.url()))
      await page.goto(`/${locale}${path}`)
      await page.waitForLoadState('networkidle')
      const { shift, largest } = await vitals(page)
      expect(shift, `layout shift in ${locale}`).toBeLessThan(0.02)
      expect(largest?.text || largest?.sized, `largest paint: ${JSON.stringify(largest)}`).toBe(true)
      const unsized = await page
        .locator('img:not([width][height])')
        .evaluateAll(images => images.map(image => image.outerHTML.slice(0, 120)))
      expect(unsized).toEqual([])
      expect(asked.filter(url => !url.startsWith(site.url) && !url.startsWith('data:'))).toEqual([])
      // The browser asks for the page's icon by itself, and only once per site.
      const fetched = asked.filter(url => !/favicon|\/icons\/icon/.test(url))
      if (name === 'search') expect(fetched.length, fetched.join('\n')).toBeLessThanOrEqual(15)
    }
  })
}
