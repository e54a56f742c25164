import { type Fields, formsOf, post, read, textOf } from '../support/forms'
import { expectCivil, NASTY } from '../support/nasty'
import { freeSlots, makeClient, makeProvider, unique } from '../support/people'
import { sessionHeader } from '../support/session'
import { LOCALES, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const DAY = 24 * 60 * 60_000

/** The fields of the page's own form, found by one of them. */
async function formWith(path: string, field: string, cookie?: string): Promise<Fields> {
  const found = formsOf(await (await read(path, { cookie })).text()).find(fields => field in fields)
  if (!found) throw new Error(`no form with ${field} on ${path}`)
  return found
}

type Refused = {
  path: string
  form: Fields
  typed: Fields
  secret?: string
  cookie?: string
  locale: 'fr' | 'ar'
}

/** Sends a form that must be refused: with words, and with everything still in its fields. */
async function expectRefused(
  what: string,
  { path, form, typed, secret, cookie, locale }: Refused,
): Promise<string> {
  const response = await post(path, { ...form, ...typed }, { cookie, locale })
  const html = await response.text()
  expectCivil(what, response.status, html)
  expect(response.status, what).toBe(200)
  expect(html.includes('data-form-error'), `${what}: refused`).toBe(true)
  const back =
    formsOf(html).find(fields => ['address', 'email'].some(name => name in typed && name in fields)) ?? {}
  for (const [name, value] of Object.entries(typed)) {
    // Radios only take back what they offer; a NUL cannot stand in a page.
    if (['role', 'payment', 'district', 'start', 'offer'].includes(name) || value.includes('\u0000')) continue
    expect(back[name] === (name === secret ? '' : value), `${what}: ${name} is kept`).toBe(true)
  }
  return html
}

for (const locale of LOCALES) {
  test(`sign-up in ${locale}: whatever is typed, the form comes back filled`, async () => {
    const path = `/${locale}/sign-up`
    const form = await formWith(path, 'firstName')
    const good = {
      firstName: 'Nadia',
      lastName: 'El Amrani',
      phone: '06 12 34 56 78',
      email: `${unique('bad-')}@essai.example`,
      password: 'Jamais-Vu-2031',
      role: 'CLIENT',
    }
    for (const [kind, value] of Object.entries(NASTY)) {
      // Always at least the telephone is wrong: no account is made.
      const typed = { ...good, firstName: value, lastName: value, email: `${value}@x`, phone: value }
      await expectRefused(kind, { path, form, typed, secret: 'password', locale })
    }
    const html = await expectRefused('a short password', {
      path,
      form,
      typed: { ...good, password: 'court' },
      secret: 'password',
      locale,
    })
    expect(textOf(html)).toContain(words(locale, 'errors.accounts.password_too_short'))
    expect(await db()`select id from users where email = ${good.email}`).toHaveLength(0)
  })

  test(`sign-in in ${locale}: whatever is typed, the form comes back filled`, async () => {
    const path = `/${locale}/sign-in`
    const form = await formWith(path, 'password')
    for (const [kind, value] of Object.entries(NASTY)) {
      await expectRefused(kind, {
        path,
        form,
        typed: { email: value, password: 'x' },
        secret: 'password',
        locale,
      })
    }
    // Each of these is compared with a hash, which takes its time.
    for (const kind of ['10,000 characters', 'a NUL byte', 'emoji']) {
      const typed = { email: `${unique('n')}@essai.example`, password: `${NASTY[kind]}x` }
      await expectRefused(kind, { path, form, typed, secret: 'password', locale })
    }
  })

  test(`the booking form in ${locale}: whatever is typed, nothing is lost and nothing is booked`, async () => {
    const [client, provider] = await Promise.all([makeClient(), makeProvider()])
    const cookie = await sessionHeader(client)
    const [slot] = await freeSlots(provider.slug, provider.offer)
    const start = slot?.start ?? ''
    const path = `/${locale}/providers/${provider.slug}/book?offer=${provider.offer}&start=${start}`
    const form = await formWith(path, 'title', cookie)
    const good = {
      title: 'Grand ménage',
      description: 'Trois pièces',
      address: '12, rue des Orangers',
      landmark: 'près du marché',
    }
    const refused = { path, form, cookie, locale }
    for (const [kind, value] of Object.entries(NASTY)) {
      const typed = { title: value, description: value, landmark: value, address: '?' }
      await expectRefused(kind, { ...refused, typed })
    }
    const past = new Date(Date.parse(start) - 400 * DAY).toISOString()
    const offGrid = new Date(Date.parse(start) + 7 * 60_000).toISOString()
    const cases: [name: string, value: string, code: string][] = [
      ['start', past, 'booking.slot_past'],
      ['start', offGrid, 'booking.slot_off_grid'],
      ['start', '', 'booking.slot_missing'],
      ['start', 'demain', 'booking.slot_missing'],
      ['start', '2026-02-31T10:00:00.000Z', ''],
      ['offer', '2147483646', 'booking.offer_unknown'],
      ['offer', '99999999999999999999', 'invalid'],
      ['offer', "1' OR 1=1", 'invalid'],
      ['district', 'atlantide', 'booking.district_unknown'],
      ['payment', 'bitcoin', 'booking.payment_unknown'],
    ]
    for (const [name, value, code] of cases) {
      const html = await expectRefused(`${name} = ${value}`, {
        ...refused,
        typed: { ...good, [name]: value },
      })
      if (code) expect(textOf(html).includes(words(locale, `errors.${code}`)), `${value}: ${code}`).toBe(true)
    }
    expect(await db()`select id from bookings where client_id = ${client.id}`).toHaveLength(0)
  })
}

test('words that look like commands are only words: on the page, to the other side and in the mail', async ({
  visitor,
}) => {
  const [client, provider] = await Promise.all([
    makeClient({ firstName: 'Zoé', lastName: 'O’Brien' }),
    makeProvider(),
  ])
  const cookie = await sessionHeader(client)
  const slots = await freeSlots(provider.slug, provider.offer)
  const path = `/fr/providers/${provider.slug}/book?offer=${provider.offer}&start=${slots[5]?.start}`
  const form = await formWith(path, 'title', cookie)
  const title = `${NASTY['a script']} ${NASTY.SQL}`
  const response = await post(path, { ...form, title, address: `12 rue ${NASTY.emoji}` }, { cookie })
  expect(response.headers.get('location')).toContain('/account/bookings/')
  const id = response.headers.get('location')?.split('/').at(-1)?.split('?')[0]
  const page = await visitor({ as: provider.owner })
  page.on('dialog', () => expect(true, 'a script ran').toBe(false))
  await page.goto(`/fr/pro/bookings/${id}`)
  await expect(page.getByText(title)).toBeVisible()
})

test('in a browser, a refused sign-up keeps every field, also the password, and names each fault', async ({
  visitor,
}) => {
  for (const locale of LOCALES) {
    const page = await visitor({ locale })
    await page.goto(`/${locale}/sign-up`)
    const typed = {
      firstName: '<b>1</b>',
      lastName: 'X',
      phone: '12',
      email: 'pas une adresse',
      password: 'court',
    }
    for (const [name, value] of Object.entries(typed)) await page.locator(`[name=${name}]`).fill(value)
    await page.getByRole('button', { name: words(locale, 'accounts.sign_up.submit') }).click()
    await expect(page.locator('[data-form-error]')).toContainText(words(locale, 'errors.invalid'))
    for (const [name, value] of Object.entries(typed)) {
      const field = page.locator(`[name=${name}]`)
      await expect(field).toHaveValue(value)
      await expect(field).toHaveAttribute('aria-invalid', 'true')
    }
    await expect(page.getByText(words(locale, 'errors.field.email'))).toBeVisible()
  }
})
