import { whenText } from '../support/appointment'
import { freeSlots, makeBooking, makeClient, makeProvider } from '../support/people'
import { LOCALES, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

for (const locale of LOCALES) {
  test(`another time is proposed by the client and accepted by the provider in ${locale}`, async ({
    visitor,
  }) => {
    const booking = await makeBooking('CONFIRMED')
    const { client, provider, id } = booking
    const page = await visitor({ locale, as: client })
    await page.goto(`/${locale}/account/bookings/${id}`)
    await page.getByText(words(locale, 'bookings.move.open')).click()
    const slot = page.locator('#move label[data-start]:visible').last()
    const start = (await slot.getAttribute('data-start')) ?? ''
    await slot.click()
    await page.getByRole('button', { name: words(locale, 'bookings.move.propose') }).click()
    const card = page.locator('[data-proposal=client]')
    await expect(card).toContainText(whenText(locale, start))

    // Before JavaScript, too.
    const pro = await visitor({ locale, as: provider.owner, script: false })
    await pro.goto(`/${locale}/pro/bookings/${id}`)
    await expect(pro.locator('[data-proposal=client]')).toContainText(whenText(locale, start))
    await pro.getByRole('button', { name: words(locale, 'bookings.move.accept') }).click()
    await expect(pro.locator('[data-proposal]')).toHaveCount(0)
    const [row] = await db()`select status, starts_at from bookings where id = ${id}`
    expect(row?.status).toBe('CONFIRMED')
    expect(new Date(row?.starts_at).toISOString()).toBe(new Date(start).toISOString())
  })

  test(`a slot is kept while the form is filled in, counted down, and sent in ${locale}`, async ({
    visitor,
  }) => {
    const [client, provider] = [await makeClient(), await makeProvider()]
    const [slot] = (await freeSlots(provider.slug, provider.offer)).slice(-1)
    if (!slot) throw new Error('no slot')
    const path = `/${locale}/providers/${provider.slug}/book?offer=${provider.offer}&start=${slot.start}`
    const page = await visitor({ locale, as: client })
    await page.clock.install()
    await page.goto(path)
    await page.locator('#request [name=title]').fill('Ménage de printemps')
    await page.locator('form:has([name=start]):not(#request) button').click()
    const timer = page.locator('[data-hold] [role=timer]')
    await expect(timer).toHaveText(/^1[45]:\d\d$/)
    await expect(page.locator('#request [name=title]')).toHaveValue('Ménage de printemps')

    // For somebody else it is taken.
    const other = await visitor({ locale, as: await makeClient() })
    await other.goto(path)
    await expect(other.getByText(words(locale, 'errors.booking.slot_taken'))).toBeVisible()

    await page.clock.runFor(10 * 60_000 + 5_000)
    await expect(page.locator('[data-hold] [role=status]')).toHaveText(words(locale, 'bookings.hold.five'))
    await page.clock.runFor(5 * 60_000)
    await expect(
      page.locator('[data-hold]').getByText(words(locale, 'bookings.hold.lapsed')).first(),
    ).toBeVisible()
    await expect(page.locator('#request [name=title]')).toHaveValue('Ménage de printemps')

    await page.locator('#request [name=address]').fill('12, rue des Orangers')
    await page.locator('#request button[type=submit]').click()
    await page.waitForURL(/\/account\/bookings\/[0-9a-f-]{36}/)
    const rows = await db()`select status, version from bookings where client_id = ${client.id}`
    expect([...rows]).toEqual([{ status: 'PENDING', version: 2 }])
  })
}

test('without JavaScript a slot is kept and given back', async ({ visitor }) => {
  const [client, provider] = [await makeClient(), await makeProvider()]
  const [slot] = (await freeSlots(provider.slug, provider.offer)).slice(-1)
  if (!slot) throw new Error('no slot')
  const page = await visitor({ as: client, script: false })
  await page.goto(`/fr/providers/${provider.slug}/book?offer=${provider.offer}&start=${slot.start}`)
  await page.locator('form:has([name=start]):not(#request) button').click()
  await expect(page.locator('[data-hold]')).toBeVisible()
  await page.getByRole('button', { name: words('fr', 'bookings.hold.release') }).click()
  await expect(page.locator('[data-hold]')).toHaveCount(0)
  const rows = await db()`select status, reason_code from bookings where client_id = ${client.id}`
  expect([...rows]).toEqual([{ status: 'CANCELLED', reason_code: 'RELEASED' }])
})
