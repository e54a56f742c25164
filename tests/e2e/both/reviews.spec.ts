import type { Page } from '@playwright/test'
import { makeBooking, unique } from '../support/people'
import { LOCALES, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

async function finishedJob() {
  const booking = await makeBooking('CONFIRMED')
  await db()`update bookings set status = 'COMPLETED', ended_at = now() where id = ${booking.id}`
  return booking
}

async function write(page: Page, rating: number, body: string): Promise<void> {
  await page.locator(`input[name=rating][value="${rating}"]`).check()
  await page.locator('textarea[name=body]').fill(body)
  await page.locator('form:has([name=rating]) button[type=submit]').click()
}

for (const locale of LOCALES) {
  for (const script of [true, false]) {
    test(`both sides review each other blind, in ${locale}, ${script ? 'with' : 'without'} JavaScript`, async ({
      visitor,
    }) => {
      test.slow()
      const booking = await finishedJob()
      const said = { client: unique('Impeccable '), provider: unique('Accueil '), answer: unique('Merci ') }
      const client = await visitor({ locale, script, as: booking.client })
      const provider = await visitor({ locale, script, as: booking.provider.owner })

      // Nothing chosen is refused beside the stars, and what was typed stays.
      await client.goto(`/${locale}/account/bookings/${booking.id}/review`)
      await client.locator('textarea[name=body]').fill(said.client)
      await client.locator('form:has([name=rating]) button[type=submit]').click()
      await expect(client.getByText(words(locale, 'errors.reviews.rating_missing'))).toBeVisible()
      await expect(client.locator('textarea[name=body]')).toHaveValue(said.client)
      await write(client, 4, said.client)
      await expect(client.locator('#reviews').getByText(said.client).first()).toBeVisible()

      // The other side learns that it was written, and nothing of what.
      await provider.goto(`/${locale}/pro/bookings/${booking.id}`)
      expect(await provider.content()).not.toContain(said.client)
      await provider.goto(`/${locale}/providers/${booking.provider.slug}`)
      expect(await provider.content()).not.toContain(said.client)
      for (const path of [
        `/${locale}/pro/bookings/${booking.id}`,
        `/${locale}/pro/bookings/${booking.id}/review`,
        `/${locale}/pro/reviews`,
        `/${locale}/providers/${booking.provider.slug}`,
      ]) {
        // As the page's own data too, without its markup.
        const data = await provider.request.get(path, { headers: { RSC: '1' } })
        expect(data.ok(), path).toBe(true)
        expect(await data.text(), path).not.toContain(said.client)
      }

      await provider.goto(`/${locale}/pro/bookings/${booking.id}/review`)
      await write(provider, 5, said.provider)
      await expect(provider.locator('#reviews').getByText(said.client)).toBeVisible()

      // One answer, read by everybody.
      await provider.getByText(words(locale, 'reviews.answer.open'), { exact: true }).click()
      await provider.locator('textarea[name=answer]').fill(said.answer)
      await provider.locator('form:has([name=answer]) button[type=submit]').click()
      await expect(provider.locator('textarea[name=answer]')).toHaveCount(0)
      const anyone = await visitor({ locale, script })
      await anyone.goto(`/${locale}/providers/${booking.provider.slug}`)
      const reviews = anyone.locator('#reviews')
      await expect(reviews.getByText(said.client)).toBeVisible()
      await expect(reviews.getByText(said.answer)).toBeVisible()
      expect(await anyone.content()).not.toContain(said.provider)

      // The client reads what was said of them, in their own space.
      await client.goto(`/${locale}/account/reviews`)
      await expect(client.getByText(said.provider)).toBeVisible()
    })
  }
}

test('a reader reports a review, and the administrator hides it', async ({ visitor }) => {
  const booking = await finishedJob()
  const body = unique('Arnaque ')
  await db()`
    insert into reviews (booking_id, side, author_id, provider_id, client_id, rating, body, locale, published_at)
    select id, 'client', client_id, provider_id, client_id, 1, ${body}, 'fr', now() from bookings where id = ${booking.id}`
  const page = await visitor({ as: booking.provider.owner })
  await page.goto(`/fr/providers/${booking.provider.slug}`)
  await page.locator('#reviews a.members').click()
  await page.waitForURL(/\/account\/reviews\/[0-9a-f-]{36}\/report/)
  await page.locator('input[name=reason][value=FALSE]').check()
  await page.locator('form:has([name=reason]) button[type=submit]').click()
  await expect(page.getByText(words('fr', 'reviews.report.done'))).toBeVisible()

  const [row] = await db()`select * from users where email = 'admin@khadamat.example'`
  const admin = await visitor({
    as: {
      id: row?.id,
      email: row?.email,
      firstName: row?.first_name,
      lastName: row?.last_name,
      phone: row?.phone ?? '',
      role: 'ADMIN' as 'CLIENT',
      locale: 'fr',
    },
  })
  await admin.goto('/fr/admin/reviews')
  const item = admin.locator('li.card', { hasText: body })
  await item.locator('textarea[name=reason]').fill('Ce n’était pas une vraie mission')
  await item.getByRole('button', { name: words('fr', 'reviews.queue.hide') }).click()
  await expect(item).toHaveCount(0)
  await page.goto(`/fr/providers/${booking.provider.slug}`)
  await expect(page.getByText(body)).toHaveCount(0)
})
