import { type Fields, formsOf, post, read } from '../support/forms'
import {
  type Booking,
  bookingState,
  makeBooking,
  makeClient,
  makeProvider,
  type Person,
} from '../support/people'
import { sessionHeader } from '../support/session'
import { LOCALES, words } from '../support/site'
import { expect, test } from '../support/test'

type Side = 'account' | 'pro'
const SIDES: readonly Side[] = ['account', 'pro']
const STATES = ['PENDING', 'CONFIRMED'] as const

const detail = (locale: string, side: Side, id: string) => `/${locale}/${side}/bookings/${id}`
const owner = (booking: Booking, side: Side) => (side === 'account' ? booking.client : booking.provider.owner)

/** Everything of a booking that nobody else may read. The provider's own name is public. */
function secrets({ client, provider, ...booking }: Booking): string[] {
  const { title, description, address, landmark } = booking
  const people = [
    client.firstName,
    client.lastName,
    client.phone.slice(4),
    client.email,
    provider.owner.phone.slice(4),
  ]
  return [title, description, address, landmark, ...people]
}

function expectNothingOf(booking: Booking, html: string): void {
  // Phones are shown in pairs.
  const text = html.replace(/(?<=\d) (?=\d)/g, '')
  expect(secrets(booking).filter(secret => text.includes(secret))).toEqual([])
}

async function strangers(): Promise<Record<string, Person>> {
  const [client, provider] = await Promise.all([makeClient(), makeProvider()])
  return { 'another client': client, 'another provider': provider.owner }
}

for (const state of STATES) {
  test(`a ${state} booking: its two sides see it, each what it may`, async () => {
    const booking = await makeBooking(state)
    for (const side of SIDES) {
      const cookie = await sessionHeader(owner(booking, side))
      for (const locale of LOCALES) {
        const response = await read(detail(locale, side, booking.id), { cookie })
        const html = await response.text()
        expect(response.status).toBe(200)
        expect(html.includes(`data-status="${state}"`)).toBe(true)
        expect(html.includes(booking.title)).toBe(true)
        const mayKnow = state === 'CONFIRMED' || side === 'account'
        expect(html.includes(booking.address)).toBe(mayKnow)
        expect(html.includes(`tel:${booking.client.phone}`)).toBe(state === 'CONFIRMED' && side === 'pro')
        expect(html.includes(`tel:${booking.provider.owner.phone}`)).toBe(
          state === 'CONFIRMED' && side === 'account',
        )
      }
    }
  })

  test(`a ${state} booking does not exist for strangers and the wrong role`, async () => {
    const booking = await makeBooking(state)
    const others = await strangers()
    for (const side of SIDES) {
      const wrongRole = owner(booking, side === 'account' ? 'pro' : 'account')
      for (const [who, person] of Object.entries({ ...others, 'its own other side': wrongRole })) {
        const cookie = await sessionHeader(person)
        for (const locale of LOCALES) {
          const response = await read(detail(locale, side, booking.id), { cookie, locale })
          expect(response.status, `${who} on ${detail(locale, side, booking.id)}`).toBe(404)
          const html = await response.text()
          if (person === wrongRole) expect(html.includes(booking.title)).toBe(false)
          else expectNothingOf(booking, html)
        }
      }
    }
  })

  test(`signed out, every page about a ${state} booking leads to the sign-in and back`, async () => {
    const booking = await makeBooking(state)
    for (const locale of LOCALES) {
      for (const side of SIDES) {
        for (const path of [
          detail(locale, side, booking.id),
          `/${locale}/${side}/bookings`,
          `/${locale}/${side}`,
        ]) {
          const response = await read(path, { locale })
          expect(response.status, path).toBe(307)
          const to = new URL(response.headers.get('location') ?? '', 'http://x')
          expect(to.pathname).toBe(`/${locale}/sign-in`)
          expect(to.searchParams.get('callbackUrl')).toBe(path)
          expectNothingOf(booking, await response.text())
          const page = await read(`${to.pathname}${to.search}`)
          expect(page.status).toBe(200)
          expectNothingOf(booking, await page.text())
        }
      }
    }
  })
}

test('lists hold one’s own bookings only, and the wrong role has no list', async () => {
  const booking = await makeBooking('CONFIRMED')
  const own = await sessionHeader(booking.client)
  expect(await (await read('/fr/account/bookings', { cookie: own })).text()).toContain(booking.id)
  for (const [who, person] of Object.entries(await strangers())) {
    const cookie = await sessionHeader(person)
    for (const locale of LOCALES) {
      for (const side of SIDES) {
        const response = await read(`/${locale}/${side}/bookings`, { cookie })
        const html = await response.text()
        expect(response.status, `${who} on ${side}`).toBe(
          (person.role === 'CLIENT') === (side === 'account') ? 200 : 404,
        )
        expect(html.includes(booking.id)).toBe(false)
        expectNothingOf(booking, html)
      }
    }
  }
})

/** The forms with which an owner acts on a booking. */
async function answerForms(booking: Booking, side: Side): Promise<Fields[]> {
  const cookie = await sessionHeader(owner(booking, side))
  const html = await (await read(detail('fr', side, booking.id), { cookie })).text()
  return formsOf(html).filter(fields => fields.booking === booking.id)
}

for (const [state, side, forms] of [
  ['PENDING', 'account', 1],
  ['CONFIRMED', 'account', 1],
  ['PENDING', 'pro', 2],
  ['CONFIRMED', 'pro', 1],
] as const) {
  test(`every action of the ${side} side on a ${state} booking is refused to everybody else`, async () => {
    const booking = await makeBooking(state)
    const found = await answerForms(booking, side)
    expect(found.length).toBeGreaterThanOrEqual(forms)
    const before = await bookingState(booking.id)
    const [client, provider] = await Promise.all([makeClient(), makeProvider()])
    // A page of their own on which the same action lives.
    const [asClient, asProvider] = await Promise.all([
      makeBooking(state, client),
      makeBooking(state, undefined, provider),
    ])
    const visitor = { who: 'signed out', cookie: undefined }
    const people = await Promise.all(
      [client, provider.owner, owner(booking, side === 'account' ? 'pro' : 'account')].map(async person => ({
        who: person.role === 'CLIENT' ? 'a client' : 'a provider',
        cookie: await sessionHeader(person),
      })),
    )
    const own = side === 'account' ? asClient.id : asProvider.id
    for (const { who, cookie } of [visitor, ...people]) {
      for (const fields of found) {
        // The other side of a confirmed booking may cancel it: by its own form, not without saying why.
        const sent = {
          ...fields,
          ...('reason' in fields && side === 'account' ? {} : { reason: 'Je ne veux plus' }),
        }
        for (const id of [booking.id, own]) {
          if (state === 'CONFIRMED' && people.at(-1)?.cookie === cookie) continue
          const response = await post(detail('fr', side, id), sent, { cookie })
          expect(response.status, who).toBeLessThan(500)
          expect(response.headers.get('location') ?? '/fr/sign-in').toContain('/sign-in')
          expectNothingOf(booking, cookie ? await response.text() : '')
          expect(await bookingState(booking.id), `${who} changed it`).toBe(before)
        }
      }
    }
  })
}

test('in a browser, a provider who puts a foreign booking into their own form is refused', async ({
  visitor,
}) => {
  const [foreign, own] = await Promise.all([makeBooking('PENDING'), makeBooking('PENDING')])
  const before = await bookingState(foreign.id)
  const page = await visitor({ as: own.provider.owner })
  await page.goto(detail('fr', 'pro', own.id))
  const accept = page.getByRole('button', { name: words('fr', 'bookings.actions.accept') })
  await page
    .locator('form', { has: accept })
    .locator('input[name=booking]')
    .evaluate((input, id) => input.setAttribute('value', id), foreign.id)
  await accept.click()
  await expect(page.locator('[data-form-error]')).toHaveAttribute('data-code', 'not_found')
  expect(await bookingState(foreign.id)).toBe(before)
  expect(await page.content()).not.toContain(foreign.address)
})
