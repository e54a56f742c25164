import type { Page } from '@playwright/test'
import { makeClient, makeProvider, PASSWORD, type Person } from '../support/people'
import { LOCALES, words } from '../support/site'
import { expect, test } from '../support/test'

async function signIn(page: Page, person: Person): Promise<void> {
  await page.waitForURL(/\/sign-in\?callbackUrl=/)
  await page.locator('form [name=email]').fill(person.email)
  await page.locator('form [name=password]').fill(PASSWORD)
  await page.locator('form:has([name=password]) button[type=submit]').click()
}

const heartOf = (page: Page, slug: string) => page.locator(`[data-favourite="${slug}"]`).first()

for (const locale of LOCALES) {
  test(`a visitor’s heart is set after signing in, and taken away again, in ${locale}`, async ({
    visitor,
  }) => {
    const [client, { slug }] = await Promise.all([makeClient(), makeProvider()])
    const page = await visitor({ locale })
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await page.goto(`/${locale}/providers/${slug}`)
    await page.waitForLoadState('networkidle')
    expect(asked.filter(url => url.includes('/api/favourites'))).toEqual([])
    await heartOf(page, slug).click()
    await signIn(page, client)
    await page.waitForURL(new RegExp(`/providers/${slug}`))
    await expect(heartOf(page, slug)).toHaveAttribute('aria-pressed', 'true')
    await expect(page.getByText(words(locale, 'favourites.added'))).toBeAttached()

    // What was set is asked for when the page comes to life; here the answer comes after the next tap.
    let release = () => {}
    const held = new Promise<void>(resolve => {
      release = resolve
    })
    await page.route('**/api/favourites', async route => {
      const response = await route.fetch()
      await held
      await route.fulfill({ response })
    })
    const asking = page.waitForRequest('**/api/favourites')
    await page.goto(`/${locale}/account/favourites`)
    await asking
    const heart = heartOf(page, slug)
    await expect(heart).toHaveAttribute('aria-pressed', 'true')
    // By keyboard as well.
    await heart.focus()
    await page.keyboard.press('Space')
    await expect(heart).toHaveAttribute('aria-pressed', 'false')
    await expect(page.getByText(words(locale, 'favourites.removed'))).toBeAttached()
    const answered = page.waitForResponse('**/api/favourites')
    release()
    await (await answered).finished()
    await page.unrouteAll({ behavior: 'wait' })
    await expect(heart).toHaveAttribute('aria-pressed', 'false')
    await page.reload()
    await expect(page.getByText(words(locale, 'favourites.empty'))).toBeVisible()
  })

  test(`without JavaScript a heart asks once more on a page of its own, in ${locale}`, async ({
    visitor,
  }) => {
    const [client, { slug }] = await Promise.all([makeClient(), makeProvider()])
    const page = await visitor({ locale, script: false })
    await page.goto(`/${locale}/providers/${slug}`)
    await heartOf(page, slug).click()
    await signIn(page, client)
    await page.waitForURL(/\/account\/favourites\/change\?provider=/)
    await page.getByRole('button', { name: words(locale, 'favourites.change.add') }).click()
    await page.waitForURL(/\/account\/favourites$/)
    await expect(page.locator(`[data-provider="${slug}"]`)).toBeVisible()
    await heartOf(page, slug).click()
    await page.getByRole('button', { name: words(locale, 'favourites.change.remove') }).click()
    await page.waitForURL(/\/account\/favourites$/)
    await expect(page.getByText(words(locale, 'favourites.empty'))).toBeVisible()
  })
}
