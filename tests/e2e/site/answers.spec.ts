import type { Page } from '@playwright/test'
import { subjectStart } from '../support/appointment'
import { mailsTo, plain } from '../support/mailbox'
import { type Booking, freeSlots, makeBooking } from '../support/people'
import { type Locale, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const WAYS = [
  { locale: 'fr', script: true },
  { locale: 'ar', script: false },
] as const

/** Opens what is asked for once more, says why, and sends it. */
async function act(page: Page, locale: Locale, action: string, reason?: string): Promise<void> {
  const label = words(locale, `bookings.actions.${action}`)
  const section = page.locator('details', { has: page.locator('summary', { hasText: label }) })
  if (!(await section.evaluate(node => node.hasAttribute('open')))) await section.locator('summary').click()
  if (reason !== undefined) await section.locator('[name=reason]').fill(reason)
  await section.getByRole('button', { name: label }).click()
}

async function expectStatus(page: Page, status: string): Promise<void> {
  await expect(page.locator('main [data-status]').first()).toHaveAttribute('data-status', status)
}

/** Exactly one mail of this kind about this booking reaches this address. */
async function expectMail(address: string, locale: Locale, template: string, says?: string): Promise<void> {
  const begins = subjectStart(locale, template)
  const found = async () =>
    (await mailsTo(address)).filter(({ subject }) => plain(subject).startsWith(begins))
  await expect.poll(async () => (await found()).length, { timeout: 20_000, message: template }).toBe(1)
  if (says) expect((await found())[0]?.text).toContain(says)
}

/** The slot of a booking that has ended can be booked again. */
async function expectSlotFree({ id, provider }: Booking): Promise<void> {
  const [row] = await db()<{ starts_at: Date }[]>`select starts_at from bookings where id = ${id}`
  const starts = (await freeSlots(provider.slug, provider.offer)).map(({ start }) => start)
  expect(starts).toContain(row?.starts_at.toISOString())
}

for (const { locale, script } of WAYS) {
  const how = `in ${locale}, ${script ? 'with' : 'without'} JavaScript`

  test(`a provider refuses, and must say why, ${how}`, async ({ visitor }) => {
    const booking = await makeBooking('PENDING')
    const pro = await visitor({ locale, script, as: booking.provider.owner })
    await pro.goto(`/${locale}/pro/bookings/${booking.id}`)
    await act(pro, locale, 'refuse', '  ')
    await expect(pro.locator('main')).toContainText(words(locale, 'errors.booking.reason_required'))
    await expectStatus(pro, 'PENDING')
    await act(pro, locale, 'refuse', 'Je suis en congé')
    await expectStatus(pro, 'REJECTED')
    const page = await visitor({ locale, script, as: booking.client })
    await page.goto(`/${locale}/account/bookings/${booking.id}`)
    await expectStatus(page, 'REJECTED')
    await expect(page.locator('main')).toContainText('Je suis en congé')
    await expectMail(booking.client.email, 'fr', 'booking.refused_client', 'Je suis en congé')
    await expectSlotFree(booking)
  })

  test(`a client withdraws a request ${how}`, async ({ visitor }) => {
    const booking = await makeBooking('PENDING')
    const page = await visitor({ locale, script, as: booking.client })
    await page.goto(`/${locale}/account/bookings`)
    await page.locator(`a[href$="${booking.id}"]`).click()
    await act(page, locale, 'withdraw')
    await expectStatus(page, 'CANCELLED')
    await expectMail(booking.provider.owner.email, 'fr', 'booking.withdrawn_provider')
    await expectSlotFree(booking)
  })

  test(`a client cancels an appointment ${how}`, async ({ visitor }) => {
    const booking = await makeBooking('CONFIRMED')
    const page = await visitor({ locale, script, as: booking.client })
    await page.goto(`/${locale}/account/bookings/${booking.id}`)
    await act(page, locale, 'cancel', 'Je pars en voyage')
    await expectStatus(page, 'CANCELLED')
    await expectMail(booking.provider.owner.email, 'fr', 'booking.cancelled_provider', 'Je pars en voyage')
    await expectMail(booking.client.email, 'fr', 'booking.receipt_client')
    await expectSlotFree(booking)
  })

  test(`a provider cancels an appointment, and must say why, ${how}`, async ({ visitor }) => {
    const booking = await makeBooking('CONFIRMED')
    const pro = await visitor({ locale, script, as: booking.provider.owner })
    await pro.goto(`/${locale}/pro/bookings/${booking.id}`)
    await act(pro, locale, 'cancel', '')
    await expect(pro.locator('main')).toContainText(words(locale, 'errors.booking.reason_required'))
    await act(pro, locale, 'cancel', 'Ma voiture est en panne')
    await expectStatus(pro, 'CANCELLED')
    await expectMail(booking.client.email, 'fr', 'booking.cancelled_client', 'Ma voiture est en panne')
    await expectSlotFree(booking)
  })

  test(`a request without an answer expires ${how}`, async ({ visitor }) => {
    const booking = await makeBooking('PENDING')
    const [pro, page] = [
      await visitor({ locale, script, as: booking.provider.owner }),
      await visitor({ locale, script, as: booking.client }),
    ]
    await pro.goto(`/${locale}/pro/bookings/${booking.id}`)
    await db()`update bookings set expires_at = now() - interval '1 second' where id = ${booking.id}`
    // Too late, also before the timer has run.
    const accept = pro.getByRole('button', { name: words(locale, 'bookings.actions.accept') })
    await accept.click()
    await expect(pro.locator('main')).toContainText(words(locale, 'errors.booking.expired'))
    await expect(accept).toHaveCount(0)
    await expectStatus(pro, 'PENDING')
    await db()`select graphile_worker.add_job('booking_timer', json_build_object('bookingId', ${booking.id}::text, 'timer', 'expire'))`
    await expectMail(booking.client.email, 'fr', 'booking.expired_client')
    await expectMail(booking.provider.owner.email, 'fr', 'booking.expired_provider')
    await page.goto(`/${locale}/account/bookings/${booking.id}`)
    await expectStatus(page, 'REJECTED')
    await expect(page.locator('main [data-status]').first()).toHaveText(
      words(locale, 'bookings.status.EXPIRED'),
    )
    await expectSlotFree(booking)
  })
}

test('an answer given in two windows counts once: the second is told', async ({ visitor }) => {
  const booking = await makeBooking('PENDING')
  const path = `/fr/pro/bookings/${booking.id}`
  const [one, two] = [
    await visitor({ as: booking.provider.owner }),
    await visitor({ as: booking.provider.owner }),
  ]
  await one.goto(path)
  await two.goto(path)
  await one.getByRole('button', { name: words('fr', 'bookings.actions.accept') }).click()
  await expectStatus(one, 'CONFIRMED')
  await act(two, 'fr', 'refuse', 'Trop loin')
  await expect(two.locator('main')).toContainText(words('fr', 'errors.booking.stale'))
  await expectStatus(two, 'CONFIRMED')
  const [row] = await db()`select status, version from bookings where id = ${booking.id}`
  expect(row).toEqual({ status: 'CONFIRMED', version: 2 })
})
