import type { Page } from '@playwright/test'
import { mailsTo, plain, waitForMails } from '../support/mailbox'
import { makeClient, makeProvider, PASSWORD, unique } from '../support/people'
import { inviteTo, serviceOf } from '../support/quotes'
import { LOCALES, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const formWith = (page: Page, field: string) => page.locator(`form:has([name=${field}])`)
const submit = (page: Page, field: string) => formWith(page, field).locator('button[type=submit]')

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`form [name=${name}]`).fill(value)
}

for (const locale of LOCALES) {
  test(`from the first word to the appointment by a quote in ${locale}`, async ({ visitor }) => {
    test.slow()
    const [client, provider] = await Promise.all([makeClient({ locale }), makeProvider({ locale })])
    const say = (key: string) => words(locale, key)

    // A visitor describes the job and signs in last.
    const page = await visitor({ locale })
    await page.goto(`/${locale}/quotes/new?service=${await serviceOf(provider)}`)
    const job = {
      title: unique('Travaux '),
      description: 'Trois pièces à nettoyer après travaux\nتنظيف بعد الأشغال',
      address: unique('12, rue '),
      landmark: unique('pharmacie '),
    }
    await fill(page, job)
    await page.locator('[name=city]').selectOption('rabat')
    await submit(page, 'title').click()
    await page.waitForURL(/\/sign-in\?callbackUrl=/)
    await fill(page, { email: client.email, password: PASSWORD })
    await submit(page, 'password').click()
    await page.waitForURL(/\/quotes\/new/)
    for (const [name, value] of Object.entries(job)) {
      await expect(page.locator(`form [name=${name}]`)).toHaveValue(value)
    }
    await expect(page.locator('[name=city]')).toHaveValue('rabat')
    await submit(page, 'title').click()
    await page.waitForURL(/\/account\/quotes\/[0-9a-f-]{36}\?sent=1/)
    const detail = new URL(page.url()).pathname
    const id = detail.split('/').at(-1) ?? ''
    await expect(page.locator('main [data-status=OPEN]')).toBeVisible()
    await expect
      .poll(async () => (await db()`select 1 from quote_invitations where request_id = ${id}`).length)
      .toBeGreaterThan(0)
    await inviteTo(id, provider)

    // The provider reads the job, not where exactly, asks, and sends a price.
    const pro = await visitor({ locale, as: provider.owner })
    await pro.goto(`/${locale}/pro/quotes`)
    await pro.getByText(job.title).click()
    await pro.waitForURL(new RegExp(`/pro/quotes/${id}`))
    const html = await pro.content()
    for (const secret of [job.address, job.landmark, client.lastName, client.phone.slice(4), client.email]) {
      expect(html.includes(secret), `${secret} before the yes`).toBe(false)
    }
    await pro.locator('[name=body]').fill('Quelle surface ?')
    await submit(pro, 'body').click()
    await expect(pro.getByText('Quelle surface ?').first()).toBeVisible()
    await fill(pro, { price_1: '100', label_2: 'Nettoyage', quantity_2: '2,5', price_2: '200' })
    await submit(pro, 'price_1').click()
    await expect(pro.locator('main [data-status=SENT]').first()).toBeVisible()

    // The client answers, compares and names another total.
    await page.goto(detail)
    await page.locator('[name=body]').fill('Environ 80 m²')
    await submit(page, 'body').click()
    await expect(page.getByText('Environ 80 m²').first()).toBeVisible()
    const card = page.locator(`[data-quote="${provider.slug}"]`)
    await expect(card).toContainText('600')
    await card.locator('summary', { hasText: say('quotes.counter.propose') }).click()
    await card.locator('[name=total]').fill('550')
    await submit(page, 'total').click()
    await expect(card.locator('[data-status=COUNTERED]')).toBeVisible()

    await pro.reload()
    await pro.getByRole('button', { name: /550/ }).click()
    await expect(pro.locator('main [data-status=SENT]').first()).toBeVisible()

    // The yes takes a free slot, and the appointment is firm.
    await page.goto(detail)
    await expect(card).toContainText('550')
    await card.getByRole('link', { name: say('quotes.accept.choose') }).click()
    await page.waitForURL(/\/accept\?provider=/)
    await page.locator('label[data-start]:visible').first().click()
    await page.getByRole('button', { name: say('quotes.accept.submit') }).click()
    await page.waitForURL(/\/account\/bookings\/[0-9a-f-]{36}/)
    await expect(page.locator('main [data-status]').first()).toHaveAttribute('data-status', 'CONFIRMED')
    await expect(page.locator('main')).toContainText('550')
    const booking = new URL(page.url()).pathname.split('/').at(-1)
    await pro.goto(`/${locale}/pro/bookings/${booking}`)
    await expect(pro.getByText(job.address)).toBeVisible()
    await page.goto(detail)
    await expect(page.locator('main [data-status=ACCEPTED]').first()).toBeVisible()

    // Everybody was told in their language; the provider learned the address only with the appointment.
    await waitForMails(client.email, 3)
    const subjects = async (to: string) => (await mailsTo(to)).map(mail => plain(mail.subject)).join('\n')
    const start = (mail: string) => plain(say(`emails.quote.${mail}.subject`).split('{')[0] ?? '').trim()
    await expect.poll(() => subjects(client.email)).toContain(start('question_client'))
    await expect.poll(() => subjects(provider.owner.email)).toContain(start('accepted_provider'))
    for (const mail of (await mailsTo(provider.owner.email)).filter(each =>
      each.text.includes('/pro/quotes/'),
    )) {
      expect(mail.html.includes(job.address) || mail.text.includes(job.landmark)).toBe(false)
      expect(mail.text.includes(client.lastName)).toBe(false)
    }
  })
}
