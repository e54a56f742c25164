import type { Page } from '@playwright/test'
import { makeClient, makeProvider, type Person } from '../support/people'
import { sessionCookies } from '../support/session'
import { site, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

async function codeFor(phone: string): Promise<string> {
  let text = ''
  await expect
    .poll(
      async () => {
        const query = encodeURIComponent(phone)
        const messages = await fetch(`${site.services}/sms/messages.json?to=${query}`)
        text = ((await messages.json()) as { text: string }[])[0]?.text ?? ''
        return text
      },
      { timeout: 20_000 },
    )
    .toMatch(/\d{6}/)
  return /\d{6}/.exec(text)?.[0] ?? ''
}

async function enter(page: Page, person: Person): Promise<void> {
  const cookies = await sessionCookies(person)
  await page.context().addCookies(cookies.map(cookie => ({ ...cookie, url: site.url })))
}

for (const script of [true, false]) {
  test(`a number is confirmed by its code, ${script ? 'with' : 'without'} JavaScript`, async ({
    visitor,
  }) => {
    const { owner } = await makeProvider()
    const page = await visitor({ locale: 'fr', script })
    await enter(page, owner)
    await page.goto('/fr/account/settings')
    const say = (key: string) => words('fr', `accounts.settings.phone.${key}`)
    await page.getByRole('button', { name: say('send') }).click()
    await page.locator('[name=code]').fill('12')
    await page.getByRole('button', { name: say('confirm') }).click()
    await expect(page.locator('.field-error')).toHaveText(words('fr', 'errors.accounts.phone_code_form'))
    await page.locator('[name=code]').fill(await codeFor(owner.phone))
    await page.getByRole('button', { name: say('confirm') }).click()
    await expect(page.locator('[name=code]')).toHaveCount(0)
    const [row] = await db()`select phone_verified_at is not null as done from users where id = ${owner.id}`
    expect(row?.done).toBe(true)
  })

  test(`a saved address stands in the booking form, ${script ? 'with' : 'without'} JavaScript`, async ({
    visitor,
  }) => {
    const [client, { slug }] = await Promise.all([makeClient(), makeProvider()])
    const page = await visitor({ locale: 'ar', script })
    await enter(page, client)
    await page.goto('/ar/account/addresses')
    await page.locator('[name=label]').fill('الدار')
    await page.locator('[name=address]').fill('12')
    await page.locator('form:has([name=label]) [type=submit]').click()
    await expect(page.locator('.field-error').first()).toBeVisible()
    await expect(page.locator('[name=label]')).toHaveValue('الدار')
    await page.locator('[name=city]').selectOption('rabat')
    await page.locator('[name=address]').fill('12 زنقة طارق بن زياد')
    await page.locator('form:has([name=label]) [type=submit]').click()
    await page.waitForURL(/done=saved/)
    await page.goto(`/ar/providers/${slug}/book`)
    await expect(page.locator('form [name=address]')).toHaveValue('12 زنقة طارق بن زياد')
  })
}
