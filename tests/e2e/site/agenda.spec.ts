import type { Page } from '@playwright/test'
import { today } from '@/lib/time/clock'
import { addDays } from '@/lib/time/zone'
import { bookingState, makeBooking, makeProvider, type Provider } from '../support/people'
import { LOCALES, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const DATE = addDays(today(), 2)
/** The providers of these tests open at 08:00, where the drawing begins: row 12 is 14:00. */
const cell = (page: Page, row: number) => page.locator(`[data-cell="0:${row}"]`)
const day = (locale: string, date = DATE) => `/${locale}/pro/agenda?view=day&date=${date}`
const choice = (page: Page) => page.locator('.agenda-choice')

async function blocksOf({ id }: Provider): Promise<string[]> {
  const rows = await db()<{ block: string }[]>`
    select date || ' ' || start_minute || '-' || end_minute as block
      from availability_exceptions where provider_id = ${id} and kind = 'CLOSED' order by 1`
  return rows.map(row => row.block)
}

for (const locale of LOCALES) {
  test(`time is blocked with the keyboard alone in ${locale}, and opened again`, async ({ visitor }) => {
    const provider = await makeProvider({ locale })
    const page = await visitor({ locale, as: provider.owner })
    await page.goto(day(locale))
    await cell(page, 0).focus()
    for (let i = 0; i < 12; i++) await page.keyboard.press('ArrowDown')
    await expect(cell(page, 12)).toBeFocused()
    for (let i = 0; i < 3; i++) await page.keyboard.press('Shift+ArrowDown')
    await expect(page.locator('[aria-selected="true"]')).toHaveCount(4)
    await page.keyboard.press('Enter')
    const confirm = choice(page).locator('button[type=submit]')
    await expect(confirm).toBeFocused()
    await expect(choice(page)).toContainText('14:00–16:00')
    await page.keyboard.press('Enter')
    await expect(page.locator('[data-status=BLOCK]')).toContainText('14:00–16:00')
    await expect(choice(page)).toHaveCount(0)
    expect(await blocksOf(provider)).toEqual([`${DATE} 840-960`])
    await page.getByRole('button', { name: words(locale, 'agenda.unblock'), exact: true }).click()
    await expect(page.locator('[data-status=BLOCK]')).toHaveCount(0)
    expect(await blocksOf(provider)).toEqual([])
  })
}

test('time is blocked by dragging, and never over a firm appointment', async ({ visitor }) => {
  const booking = await makeBooking('CONFIRMED')
  const { owner } = booking.provider
  const [row] = await db()<{ date: string; minutes: number; reference: string }[]>`
    select wall_date::text as date, wall_minutes as minutes, reference from bookings where id = ${booking.id}`
  if (!row) throw new Error('gone')
  const page = await visitor({ as: owner })
  await page.goto(day('fr', row.date))
  const at = (row.minutes - 480) / 30
  const drag = async (from: number, to: number) => {
    await cell(page, from).scrollIntoViewIfNeeded()
    await cell(page, from).hover({ position: { x: 4, y: 30 } })
    await page.mouse.down()
    await cell(page, to).hover({ position: { x: 4, y: 30 } })
    await page.mouse.up()
  }
  const free = at > 6 ? 0 : 18
  await drag(free, free + 1)
  await choice(page).locator('button[type=submit]').click()
  await expect(page.locator('[data-status=BLOCK]')).toHaveCount(1)
  await page.locator('[name=date]').fill(row.date)
  await page.locator('[name=start]').fill('08:00')
  await page.locator('[name=end]').fill('20:00')
  await page.locator('#block-time button[type=submit]').click()
  const refusal = page.locator('[data-code="agenda.booking_inside"]')
  await expect(refusal).toBeFocused()
  await expect(refusal).toContainText(row.reference)
  await expect(page.locator('[name=start]')).toHaveValue('08:00')
  expect(await blocksOf(booking.provider)).toHaveLength(1)
  await page.locator('[data-status=CONFIRMED]').first().click()
  await page.waitForURL(`**/pro/bookings/${booking.id}`)
})

test('without scripts a plain form blocks and unblocks', async ({ visitor }) => {
  const provider = await makeProvider()
  const page = await visitor({ as: provider.owner, script: false })
  await page.goto(day('fr'))
  await page.locator('[name=start]').fill('16:00')
  await page.locator('[name=end]').fill('15:00')
  await page.locator('#block-time button[type=submit]').click()
  await expect(page.locator('[name=end]')).toHaveAttribute('aria-invalid', 'true')
  await expect(page.locator('[name=start]')).toHaveValue('16:00')
  await page.locator('[name=end]').fill('17:00')
  await page.locator('#block-time button[type=submit]').click()
  await expect(page.locator('[data-status=BLOCK]')).toContainText('16:00–17:00')
  await page.getByRole('button', { name: words('fr', 'agenda.unblock'), exact: true }).click()
  await expect(page.locator('[data-status=BLOCK]')).toHaveCount(0)
})

test('the week begins on Monday, at the side where one begins to read', async ({ visitor }) => {
  const { owner } = await makeProvider()
  for (const locale of LOCALES) {
    const page = await visitor({ locale, as: owner })
    await page.goto(`/${locale}/pro/agenda?view=week&date=2026-12-06`)
    await expect(page.locator('.agenda-day a').first()).toHaveAttribute('href', /date=2026-11-30/)
    const [first, last] = [
      await cell(page, 0).boundingBox(),
      await page.locator('[data-cell="6:0"]').boundingBox(),
    ]
    const forwards = (first?.x ?? 0) < (last?.x ?? 0)
    expect(forwards).toBe(locale === 'fr')
  }
})

test('the board: what waits is accepted from the list, and a double click accepts once', async ({
  visitor,
}) => {
  const booking = await makeBooking('PENDING')
  const page = await visitor({ as: booking.provider.owner })
  await page.goto('/fr/pro/bookings')
  const card = page.locator('li', { has: page.locator('[data-status=PENDING]') })
  await expect(card).toHaveCount(1)
  await card.getByRole('button', { name: words('fr', 'bookings.actions.accept') }).dblclick()
  await expect(card).toHaveCount(0)
  expect(JSON.parse(await bookingState(booking.id))).toMatchObject([
    { status: 'CONFIRMED', version: 2, events: '1' },
  ])
  await page.goto('/fr/pro/bookings?scope=next')
  await expect(page.locator('[data-status=CONFIRMED]')).toHaveCount(1)
})

test('a profile’s visit is counted once a day for one person, and not for its owner', async ({ visitor }) => {
  const provider = await makeProvider()
  const views = async () => {
    const [row] = await db()<{ views: number }[]>`
      select coalesce(sum(views), 0)::int as views from provider_views where provider_id = ${provider.id}`
    return row?.views
  }
  const open = async (page: Page) => {
    const counted = page.waitForResponse('**/api/views')
    await page.goto(`/fr/providers/${provider.slug}`)
    expect((await counted).status()).toBe(204)
  }
  const page = await visitor()
  await open(page)
  await open(page)
  expect(await views()).toBe(1)
  await open(await visitor({ as: provider.owner }))
  expect(await views()).toBe(1)
  await open(await visitor())
  expect(await views()).toBe(2)
})
