import type { Page } from '@playwright/test'
import { keptEntry } from '@/lib/privacy/domain/cookies'
import { waitForMails } from '../support/mailbox'
import { makeBooking, makeClient, PASSWORD, unique } from '../support/people'
import { sessionHeader } from '../support/session'
import { site, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const submitOf = (page: Page, field: string) => page.locator(`form:has([name=${field}]) [type=submit]`)
const section = (page: Page, id: string) => page.locator(`section[aria-labelledby=${id}]`)

for (const script of [true, false]) {
  const how = script ? 'with' : 'without'

  test(`a copy of one’s data is asked for, made and fetched, ${how} JavaScript`, async ({ visitor }) => {
    const client = await makeClient()
    const page = await visitor({ locale: 'fr', script, as: client })
    await page.goto('/fr/account/privacy')
    const form = section(page, 'export')
    await form.locator('[name=current]').fill('Mauvais-mot-de-passe-1')
    await form.locator('[type=submit]').click()
    await expect(form.locator('.field-error')).toHaveText(words('fr', 'errors.accounts.password_wrong'))
    await form.locator('[name=current]').fill(PASSWORD)
    await form.locator('[type=submit]').click()
    await expect(page.locator('[data-export]')).toHaveCount(1)
    const ready = page.locator('[data-export=READY] a')
    await expect(async () => {
      await page.reload()
      await expect(ready).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 30_000 })
    const href = (await ready.getAttribute('href')) ?? ''
    const fetched = await page.request.get(href)
    expect(fetched.status()).toBe(200)
    expect((await fetched.body()).subarray(0, 2).toString()).toBe('PK')
    const stranger = await fetch(`${site.url}${href}`, {
      headers: { cookie: await sessionHeader(await makeClient()) },
    })
    expect(stranger.status).toBe(404)
    const [mail] = await waitForMails(client.email, 1)
    expect(mail?.text).toContain('/fr/account/privacy')
  })

  test(`an account is erased by its owner, ${how} JavaScript`, async ({ visitor }) => {
    const client = await makeClient()
    const page = await visitor({ locale: 'ar', script, as: client })
    await page.goto('/ar/account/privacy')
    const form = section(page, 'erase')
    await form.locator('summary').click()
    await form.locator('[name=email]').fill('autre@essai.example')
    await form.locator('[name=current]').fill(PASSWORD)
    await form.locator('[type=submit]').click()
    if (!script) await form.locator('summary').click()
    await expect(form.locator('.field-error')).toHaveText(words('ar', 'errors.erasure.email_differs'))
    await form.locator('[name=email]').fill(client.email)
    await form.locator('[name=current]').fill(PASSWORD)
    await form.locator('[type=submit]').click()
    await page.waitForURL('**/ar/goodbye')
    await expect(page.locator('h1')).toHaveText(words('ar', 'privacy.goodbye.title'))
    const left = (await page.context().cookies()).filter(({ value }) => value !== '')
    expect(left.map(({ name }) => name).filter(name => name !== 'kh_locale')).toEqual([])
    const [row] = await db()`select email, first_name, phone, status from users where id = ${client.id}`
    expect(row).toMatchObject({ email: `erased-${client.id}@erased.invalid`, phone: null, status: 'ERASED' })
    await page.goto('/ar/account/privacy')
    await expect(page).toHaveURL(/sign-in/)
    await waitForMails(client.email, 1)
    await expect
      .poll(async () => {
        const [found] = await db()`select count(*)::int as rows from emails where recipient = ${client.email}`
        return found?.rows
      })
      .toBe(0)
  })

  test(`news are asked for at sign-up and taken back, ${how} JavaScript`, async ({ visitor }) => {
    const page = await visitor({ locale: 'fr', script })
    await page.goto('/fr/sign-up')
    const email = `${unique('news-')}@essai.example`
    const values = {
      firstName: 'Nadia',
      lastName: 'Alami',
      phone: '06 12 34 56 78',
      email,
      password: PASSWORD,
    }
    for (const [name, value] of Object.entries(values)) await page.locator(`form [name=${name}]`).fill(value)
    await expect(page.locator('form [name=news]')).not.toBeChecked()
    for (const name of ['terms', 'providers', 'privacy']) {
      await expect(page.locator(`form a[href="/fr/legal/${name}"][target=_blank]`)).toBeVisible()
    }
    await page.locator('form [name=news]').check()
    await submitOf(page, 'firstName').click()
    await page.waitForURL('**/verify-email**')
    const agreed = await db()`
      select c.kind, c.given, c.edition from consents c join users u on u.id = c.user_id where u.email = ${email} order by c.kind`
    expect(agreed.map(({ kind, given }) => `${kind}:${given}`)).toEqual([
      'TERMS:true',
      'PRIVACY:true',
      'NEWS:true',
    ])
    const [user] = await db()<{ id: string }[]>`
      update users set email_verified_at = now() where email = ${email} returning id`
    const person = await makeClient()
    await db()`update consents set user_id = ${person.id} where user_id = ${user?.id ?? ''}`
    await db()`update users set marketing_consent_at = now() where id = ${person.id}`
    const own = await visitor({ locale: 'fr', script, as: person })
    await own.goto('/fr/account/privacy')
    await expect(own.locator('[data-consent]')).toHaveCount(3)
    await section(own, 'consent').locator('[name=news]').uncheck()
    await section(own, 'consent').locator('[type=submit]').click()
    await expect(section(own, 'consent').locator('[role=status]')).toHaveText(
      words('fr', 'privacy.consent.done'),
    )
    const [after] = await db()`select marketing_consent_at as since from users where id = ${person.id}`
    expect(after?.since).toBeNull()
  })
}

test('who has something to finish sees what, with the way there, and no form', async ({ visitor }) => {
  const { id, client } = await makeBooking('CONFIRMED')
  const page = await visitor({ locale: 'fr', as: client })
  await page.goto('/fr/account/privacy')
  const obstacle = page.locator('[data-obstacle=booking_client] a')
  await expect(obstacle).toHaveAttribute('href', `/fr/account/bookings/${id}`)
  await expect(section(page, 'erase').locator('form')).toHaveCount(0)
})

test('what the site keeps in a browser is on the list, and nothing else', async ({ visitor }) => {
  const client = await makeClient()
  const page = await visitor({ locale: 'fr' })
  for (const path of ['/', '/fr', '/ar/services', '/fr/legal/cookies', '/fr/providers/youssef-bennani']) {
    await page.goto(path)
  }
  await page.goto('/fr/sign-up')
  await page.locator('form [name=firstName]').fill('Nadia')
  await page.locator('form [name=lastName]').fill('Alami')
  await page.locator('form [name=phone]').fill('06 12 34 56 78')
  await page.locator('form [name=email]').fill(`${unique('cookie-')}@essai.example`)
  await page.locator('form [name=password]').fill(PASSWORD)
  await submitOf(page, 'firstName').click()
  await page.waitForURL('**/verify-email**')
  await page.goto('/fr/sign-in')
  await page.locator('form [name=email]').fill(client.email)
  await page.locator('form [name=password]').fill(PASSWORD)
  await submitOf(page, 'password').click()
  await page.waitForURL(/\/fr\/account/)
  await page.request.get('/api/auth/csrf')
  const cookies = await page.context().cookies()
  expect(cookies.length).toBeGreaterThan(2)
  const now = Date.now() / 1000
  for (const { name, expires } of cookies) {
    const entry = keptEntry(name)
    expect(entry, name).not.toBeNull()
    const most = entry?.seconds ?? 0
    expect(expires === -1 ? 0 : expires - now, `${name} lives`).toBeLessThanOrEqual(most + 60)
  }
  const stored = await page.evaluate(() => [...Object.keys(localStorage), ...Object.keys(sessionStorage)])
  for (const key of stored) expect(keptEntry(key), key).not.toBeNull()
  await page.goto('/fr/legal/cookies')
  for (const { name } of cookies) {
    const shown = keptEntry(name)?.name ?? name
    await expect(page.locator('table').getByText(shown, { exact: true })).toBeVisible()
  }
})
