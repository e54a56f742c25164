import { request } from 'node:http'
import sharp from 'sharp'
import { formsOf, post, read } from '../support/forms'
import { waitForMails } from '../support/mailbox'
import { freeSlots, makeClient, makeProvider, unique } from '../support/people'
import { sessionHeader } from '../support/session'
import { ownAddress, site } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const photo = () =>
  sharp({
    create: {
      width: 1200,
      height: 900,
      channels: 3,
      background: '#a34321',
      noise: { type: 'gaussian', mean: 120, sigma: 30 },
    },
  })
    .jpeg()
    .toBuffer()

async function bookPath() {
  const provider = await makeProvider()
  const [, slot] = await freeSlots(provider.slug, provider.offer)
  if (!slot) throw new Error('no slot')
  const path = `/fr/providers/${provider.slug}/book?offer=${provider.offer}&start=${encodeURIComponent(slot.start)}`
  return { provider, path }
}

const upload = (cookie: string, body: BodyInit, headers: Record<string, string> = {}) =>
  fetch(`${site.url}/api/files?kind=BOOKING_PHOTO`, {
    method: 'POST',
    body,
    headers: { cookie, origin: site.url, 'x-forwarded-for': ownAddress(), ...headers },
    duplex: 'half',
  } as RequestInit)

test('photos and a pin travel with the request; the provider sees the photos and only about where', async ({
  visitor,
}) => {
  test.slow()
  const { provider, path } = await bookPath()
  const client = await makeClient()
  const page = await visitor({ as: client })
  await page.goto(path)
  const [title, address, landmark] = [unique('Titre'), unique('Rue'), unique('Repere')]
  await page.locator('form [name=title]').fill(title)
  await page.locator('form [name=address]').fill(address)
  await page.locator('form [name=landmark]').fill(landmark)

  // A lying name is refused by itself, the others come through.
  const files = [await photo(), await photo(), Buffer.from('<svg onload="alert(1)"/>')]
  await page
    .locator('input[type=file]')
    .setInputFiles(files.map((buffer, index) => ({ name: `${index}.jpg`, mimeType: 'image/jpeg', buffer })))
  await expect(page.locator('[data-state=failed]')).toHaveCount(1)
  await expect(page.locator('[data-state=done]')).toHaveCount(2)
  await page.locator('.photo-tile:has([data-state=failed]) button').click()
  await expect(page.locator('[data-state=failed]')).toHaveCount(0)
  await expect(page.locator('input[name=photos]')).toHaveValue(/^[0-9a-f-]{36},[0-9a-f-]{36}$/)

  // By keyboard, then by a pasted link: the line below says the same as the map.
  const map = page.getByRole('application')
  await map.focus()
  await map.press('ArrowUp')
  await map.press('ArrowLeft')
  await expect(page.locator('[name=pin]')).toHaveValue(/^33\.\d{5}, -6\.\d{5}$|^34\.\d{5}, -6\.\d{5}$/)
  await page.locator('[name=pin]').fill('https://www.google.com/maps/@33.99173,-6.84629,17z')
  await page.locator('[name=pin]').blur()
  await expect(page.locator('[name=pin]')).toHaveValue('33.99173, -6.84629')
  await expect(page.locator('.map-pin')).toBeVisible()

  await page.locator('form:has([name=title]) button[type=submit]').last().click()
  await page.waitForURL(/\/account\/bookings\/[0-9a-f-]{36}/)
  const id = /bookings\/([0-9a-f-]{36})/.exec(page.url())?.[1] ?? ''
  await expect(page.locator('.photo-face img')).toHaveCount(2)
  await expect(page.locator('.map-pin')).toBeVisible()

  // C14, L5: nothing the provider gets names the place, the telephone or the family name.
  const [photoId] = (await db()<{ id: string }[]>`select id from files where booking_id = ${id}`).map(
    row => row.id,
  )
  const cookie = await sessionHeader(provider.owner)
  const secrets = [address, landmark, client.lastName, client.phone, client.phone.slice(4), '99173', '84629']
  const headers = { cookie, 'x-forwarded-for': ownAddress() }
  const mails = await waitForMails(provider.owner.email, 1)
  const given = [
    await (await fetch(`${site.url}/fr/pro/bookings/${id}`, { headers })).text(),
    await (await fetch(`${site.url}/ar/pro/bookings/${id}`, { headers: { ...headers, RSC: '1' } })).text(),
    await (await fetch(`${site.url}/fr/pro/bookings`, { headers })).text(),
    await (await fetch(`${site.url}/fr/pro`, { headers })).text(),
    JSON.stringify([...(await fetch(`${site.url}/api/files/${photoId}`, { headers })).headers]),
    JSON.stringify(mails),
  ]
  expect(given[0]).toContain(title)
  expect(given[0]).toContain('map-area')
  for (const text of given) for (const secret of secrets) expect(text, secret).not.toContain(secret)

  const own = await fetch(`${site.url}/api/files/${photoId}`, { headers })
  expect(own.status).toBe(200)
  expect(own.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox")
  expect(own.headers.get('x-content-type-options')).toBe('nosniff')
  expect(own.headers.get('cache-control')).toBe('private, no-cache')
  for (const stranger of [await sessionHeader(await makeClient()), ''])
    expect((await read(`/api/files/${photoId}`, { cookie: stranger })).status).toBe(404)
})

test('without JavaScript a pasted place is enough, and an unreadable one comes back with words', async () => {
  const { provider, path } = await bookPath()
  const client = await makeClient()
  const cookie = await sessionHeader(client)
  const html = await (await read(path, { cookie })).text()
  const fields = formsOf(html).find(form => 'pin' in form)
  if (!fields) throw new Error('no form')
  expect(html).toContain('<noscript>')
  const filled = { ...fields, title: 'Ménage', address: '12 rue Tarik', payment: 'cash' }
  const refused = await post(path, { ...filled, pin: 'près du marché' }, { cookie })
  const again = await refused.text()
  expect(formsOf(again).find(form => 'pin' in form)?.pin).toBe('près du marché')
  const sent = await post(path, { ...filled, pin: '33,99173; -6,84629' }, { cookie })
  expect(sent.status).toBe(303)
  const [row] = await db()<{ latitude: number; longitude: number }[]>`
    select latitude, longitude from bookings where client_id = ${client.id} and provider_id = ${provider.id}`
  expect(row).toEqual({ latitude: 33.99173, longitude: -6.84629 })
})

/**
 * Sends a body on a connection of its own and says what came back. `fetch` keeps connections that a server hangs up on
 * in its pool, and the next test's requests would wait there.
 */
function pushed(url: string, headers: Record<string, string | number>, body: Uint8Array): Promise<number> {
  return new Promise(resolve => {
    const call = request(url, { method: 'POST', agent: false, headers: { origin: site.url, ...headers } })
    call.on('response', response => resolve(response.resume().statusCode ?? 0))
    call.on('error', () => resolve(413))
    for (let at = 0; at < body.length; at += 65_536) call.write(body.subarray(at, at + 65_536))
    call.end()
  })
}

test('10 MB and not a byte more, however the body is sent, and elsewhere no more than before', async () => {
  const cookie = await sessionHeader(await makeClient())
  // Begins as a photo does, and is none.
  const big = new Uint8Array(12 * 1024 * 1024)
  big.set([0xff, 0xd8, 0xff])
  const code = async (answer: Promise<Response>) => {
    const response = await answer
    const body = (await response.json()) as { error?: { code: string } }
    return `${response.status} ${body.error?.code}`
  }
  // Nearly ten megabytes reach the route whole: it says what is wrong with them.
  expect(await code(upload(cookie, big.slice(0, 10 * 1024 * 1024 - 10)))).toBe('422 files.unreadable')
  expect(await code(upload(cookie, big.slice(0, 10 * 1024 * 1024 + 10)))).toBe('413 files.too_large')
  // The server hangs up while we still send: then its answer may be lost, but nothing is taken.
  const files = `${site.url}/api/files?kind=BOOKING_PHOTO`
  expect(await pushed(files, { cookie, 'content-length': big.length }, big)).toBe(413)
  // No length announced.
  expect(await pushed(files, { cookie }, big)).toBe(413)
  const form = { 'content-type': 'application/x-www-form-urlencoded' }
  expect(await pushed(`${site.url}/api/auth/callback/credentials`, form, big)).toBe(413)
  const foreign = upload(cookie, new Uint8Array(await photo()), { origin: 'https://evil.example' })
  expect(await code(foreign)).toBe('403 forbidden')
})
