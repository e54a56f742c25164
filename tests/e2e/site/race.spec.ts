import { randomUUID } from 'node:crypto'
import { filledForm } from '../support/booking-form'
import { post } from '../support/forms'
import { makeClient, makeProvider } from '../support/people'
import { sessionHeader } from '../support/session'
import { words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const CLIENTS = 64

test(`${CLIENTS} clients send the form for one slot: one gets it, the others are told`, async () => {
  const provider = await makeProvider()
  const clients = await Promise.all(Array.from({ length: CLIENTS }, () => makeClient()))
  const cookies = await Promise.all(clients.map(sessionHeader))
  const { path, fields } = await filledForm(provider, cookies[0] ?? '')
  const answers = await Promise.all(
    cookies.map(async cookie => {
      const response = await post(path, { ...fields, key: randomUUID() }, { cookie })
      return { status: response.status, to: response.headers.get('location'), html: await response.text() }
    }),
  )
  const winners = answers.filter(({ to }) => to?.includes('/fr/account/bookings/'))
  const losers = answers.filter(({ to }) => to === null)
  expect(answers.map(({ status }) => status).filter(status => status >= 500)).toEqual([])
  expect(winners.length).toBe(1)
  expect(losers.length).toBe(CLIENTS - 1)
  for (const { status, html } of losers) {
    expect(status).toBe(200)
    expect(html.includes('data-code="booking.slot_taken"')).toBe(true)
    expect(html.includes(words('fr', 'errors.booking.slot_taken'))).toBe(true)
    expect(html.includes('data-start='), 'other slots are offered').toBe(true)
    expect(html.includes('12, rue des Orangers'), 'what was typed is still there').toBe(true)
  }
  const bookings = await db()`select status, version from bookings where provider_id = ${provider.id}`
  expect([...bookings]).toEqual([{ status: 'PENDING', version: 1 }])
})

test('the same form sent twice at once and once more later makes one booking', async () => {
  const [provider, client] = await Promise.all([makeProvider(), makeClient()])
  const cookie = await sessionHeader(client)
  const { path, fields } = await filledForm(provider, cookie)
  const together = await Promise.all([post(path, fields, { cookie }), post(path, fields, { cookie })])
  const later = await post(path, fields, { cookie })
  const places = [...together, later].map(response => response.headers.get('location')?.split('?')[0])
  expect(new Set(places).size, `all lead to the same booking: ${places}`).toBe(1)
  expect(places[0]).toContain('/fr/account/bookings/')
  const [row] = await db()`select count(*)::int as count from bookings where client_id = ${client.id}`
  expect(row?.count).toBe(1)
})
