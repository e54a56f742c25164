import type { Locator, Page } from '@playwright/test'
import { subjectStart, wallTime, whenText } from '../support/appointment'
import { linkIn, type Mail, plain, waitForMails } from '../support/mailbox'
import { PASSWORD, unique } from '../support/people'
import { LOCALES, type Locale, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const TYPED = { fr: 'plombi', ar: 'بلومبي' } as const
const RUNS = 8

const submit = (page: Page, field: string) => page.locator(`form:has([name=${field}]) button[type=submit]`)

/** Every run books with providers of its own, who answer each request, so that none meets another at a slot. */
async function slugsOfRun(run: number): Promise<string[]> {
  const rows = await db()<{ slug: string }[]>`
    select slug from (
      select p.slug, row_number() over (order by p.id) as place
        from providers p join categories c on c.id = p.category_id where c.slug = 'plomberie' and not p.instant_booking) plumbers
     where place % ${RUNS} = ${run}`
  return rows.map(({ slug }) => slug)
}

/** The first result of this run that has a free slot, on whichever page of the results it stands. */
async function cardWithSlot(page: Page, slugs: readonly string[]): Promise<Locator> {
  const selector = slugs.map(slug => `[data-provider="${slug}"]:has([data-start])`).join(', ')
  for (;;) {
    const cards = page.locator(selector)
    if ((await cards.count()) > 0) return cards.first()
    await page.locator('a[rel=next]').click()
  }
}

async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) await page.locator(`form [name=${name}]`).fill(value)
}

async function expectFilled(page: Page, values: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(values)) {
    await expect(page.locator(`form [name=${name}]`)).toHaveValue(value)
  }
}

async function ownerOf(slug: string | null) {
  const [owner] = await db()<{ email: string; locale: Locale; phone: string }[]>`
    select u.email, u.locale, u.phone from users u join providers p on p.user_id = u.id where p.slug = ${slug}`
  if (!owner) throw new Error(`nobody runs ${slug}`)
  return owner
}

/** One mail of each kind, in the reader's language, with the appointment as it was agreed. */
function expectMails(
  mails: readonly Mail[],
  locale: Locale,
  start: string,
  templates: readonly string[],
): void {
  const about = mails.map(mail => ({ ...mail, subject: plain(mail.subject), text: plain(mail.text) }))
  for (const template of templates) {
    const found = about.filter(({ subject }) => subject.startsWith(subjectStart(locale, template)))
    expect(
      found.map(({ subject }) => subject),
      template,
    ).toHaveLength(1)
    expect(found[0]?.subject).toContain(whenText(locale, start, 'medium'))
    expect(found[0]?.text).toContain(whenText(locale, start))
    expect(found[0]?.html).toContain(`lang="${locale}"`)
    expect(found[0]?.html).toContain(wallTime(start))
  }
}

for (const locale of LOCALES) {
  for (const script of [true, false]) {
    test(`from the home page to the appointment in ${locale}, ${script ? 'with' : 'without'} JavaScript`, async ({
      visitor,
    }, info) => {
      test.slow()
      const run = (info.project.name === 'phone' ? 0 : 4) + (locale === 'fr' ? 0 : 2) + (script ? 0 : 1)
      const page = await visitor({ locale, script })

      // Find.
      await page.goto(`/${locale}`)
      await page.locator('main [name=q]').fill(TYPED[locale])
      // The suggestions would lie over the button, when they come in time.
      await page.locator('main [name=q]').blur()
      await page.locator('main search button[type=submit]').click()
      await page.waitForURL(/\/search\?/)
      const card = await cardWithSlot(page, await slugsOfRun(run))
      const slug = await card.getAttribute('data-provider')
      const slot = card.locator('[data-start]').last()
      const start = new Date((await slot.getAttribute('data-start')) ?? '').toISOString()
      await expect(slot, 'the card').toContainText(wallTime(start))
      await slot.click()

      // Fill in the form as a visitor.
      await page.waitForURL(/\/book\?/)
      await expect(page.getByText(whenText(locale, start)).first(), 'the form').toBeVisible()
      const job = {
        title: unique('Fuite '),
        description: 'Sous l’évier\nالماء يسيل',
        address: unique('12, rue '),
        landmark: unique('pharmacie '),
      }
      await fill(page, job)
      const districts = page.locator('select[name=district] option:not([value=""])')
      const district = (await districts.count()) > 0 ? await districts.first().getAttribute('value') : null
      if (district) await page.locator('[name=district]').selectOption(district)
      await submit(page, 'title').click()

      // Sign up on the way.
      await page.waitForURL(/\/sign-in\?callbackUrl=/)
      await page.locator('main a[href*="/sign-up"]').click()
      await page.waitForURL(/\/sign-up\?callbackUrl=/)
      const email = `${unique('journey-')}@essai.example`
      const name = { firstName: 'Salma', lastName: 'Berrada' }
      await fill(page, { ...name, email, phone: '06 61 23 45 67', password: 'Jamais-Vu-2031' })
      await submit(page, 'firstName').click()
      await page.waitForURL(/\/verify-email\?sent=1/)
      const [verification] = await waitForMails(email, 1)
      if (!verification) throw new Error('no mail')
      expect(plain(verification.subject)).toBe(words(locale, 'emails.verify.subject'))
      await page.goto(linkIn(verification, `/${locale}/verify-email`))
      await page.getByRole('button', { name: words(locale, 'accounts.verify.confirm') }).click()

      // Back on the form, with nothing to type again.
      await page.waitForURL(/\/book\?/)
      await expect(page.getByText(words(locale, 'bookings.book.restored'))).toBeVisible()
      await expectFilled(page, { ...job, ...(district ? { district } : {}) })
      await expect(page.getByText(whenText(locale, start)).first()).toBeVisible()
      await submit(page, 'title').click()
      await page.waitForURL(/\/account\/bookings\/[0-9a-f-]{36}/)
      const status = page.locator('header [data-status], h1 ~ p [data-status]').first()
      await expect(status).toHaveAttribute('data-status', 'PENDING')
      await expect(page.getByText(whenText(locale, start)), 'the client’s page').toBeVisible()
      const id = new URL(page.url()).pathname.split('/').at(-1) ?? ''

      // The provider sees the request, but not yet where and who exactly.
      const owner = await ownerOf(slug)
      const pro = await visitor({ locale: owner.locale, script })
      await pro.goto(`/${owner.locale}/pro/bookings/${id}`)
      await fill(pro, { email: owner.email, password: PASSWORD })
      await submit(pro, 'password').click()
      await pro.waitForURL(new RegExp(`/pro/bookings/${id}`))
      const proStatus = pro.locator('main [data-status]').first()
      await expect(proStatus).toHaveAttribute('data-status', 'PENDING')
      await expect(pro.getByText(whenText(owner.locale, start)), 'the provider’s page').toBeVisible()
      await expect(pro.getByText(job.title)).toBeVisible()
      const before = await pro.content()
      for (const secret of [job.address, job.landmark, '661234567', '61 23 45 67', email]) {
        expect(before.includes(secret), `${secret} before the answer`).toBe(false)
      }
      await pro.getByRole('button', { name: words(owner.locale, 'bookings.actions.accept') }).click()
      await expect(proStatus).toHaveAttribute('data-status', 'CONFIRMED')
      await expect(pro.getByText(job.address)).toBeVisible()
      await expect(pro.locator('a[href="tel:+212661234567"]')).toBeVisible()

      // So does the client.
      await page.reload()
      await expect(status).toHaveAttribute('data-status', 'CONFIRMED')
      await expect(page.locator(`a[href="tel:${owner.phone}"]`)).toBeVisible()

      // One time everywhere.
      const [row] = await db()`select wall_minutes, starts_at, reference from bookings where id = ${id}`
      const [hours = 0, minutes = 0] = wallTime(start).split(':').map(Number)
      expect(row?.wall_minutes).toBe(hours * 60 + minutes)
      expect(new Date(row?.starts_at).toISOString()).toBe(start)
      // The link, the welcome, the request and its answer.
      const toClient = await waitForMails(email, 4)
      expect(toClient).toHaveLength(4)
      expectMails(toClient, locale, start, ['booking.requested_client', 'booking.confirmed_client'])
      const ours = async () =>
        (await waitForMails(owner.email, 1)).filter(mail => mail.text.includes(row?.reference))
      await expect.poll(async () => (await ours()).length).toBe(2)
      const toProvider = await ours()
      expectMails(toProvider, owner.locale, start, [
        'booking.requested_provider',
        'booking.confirmed_provider',
      ])
      expect(
        toProvider.map(mail => mail.text.includes(job.address)),
        'newest first',
      ).toEqual([true, false])
    })
  }
}
