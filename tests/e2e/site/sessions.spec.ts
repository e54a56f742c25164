import { statusAlone } from '../support/alone'
import { Jar } from '../support/cookies'
import { formsOf, post, read } from '../support/forms'
import { makeClient, PASSWORD, type Person } from '../support/people'
import { agedSession, sessionHeader } from '../support/session'
import { ownAddress, site } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

const SESSION = 'next-auth.session-token'
const address = ownAddress()

const ask = async (jar: Jar, path: string, init: RequestInit = {}) =>
  jar.take(
    await fetch(new URL(path, site.url), {
      redirect: 'manual',
      ...init,
      headers: {
        'x-forwarded-for': address,
        cookie: jar.header,
        ...(init.headers as Record<string, string>),
      },
    }),
  )

/** Signs in through next-auth's own endpoint. */
async function nextAuth(jar: Jar, person: Person, callbackUrl = '/fr/account'): Promise<Response> {
  const { csrfToken } = (await (await ask(jar, '/api/auth/csrf')).json()) as { csrfToken: string }
  const body = new URLSearchParams({ csrfToken, email: person.email, password: PASSWORD, callbackUrl })
  return ask(jar, '/api/auth/callback/credentials', { method: 'POST', body, headers: { origin: site.url } })
}

const open = async (person: Person) =>
  (await db()`select id from sessions where user_id = ${person.id} and revoked_at is null`).map(row => row.id)

test('a cookie older than a quarter of an hour is made anew by the page, and its session lives on', async () => {
  const person = await makeClient()
  const { sid, token } = await agedSession(person, 16)
  const jar = new Jar({ [SESSION]: token })
  expect((await ask(jar, '/fr/account')).status).toBe(200)
  expect(jar.get(SESSION)).not.toBe(token)
  const [row] = await db()`
    select last_seen_at > now() - interval '1 minute' as seen, expires_at > now() + interval '6 days 23 hours' as slid
      from sessions where id = ${sid}`
  expect(row).toEqual({ seen: true, slid: true })
  // The new one is young: it is left alone.
  const fresh = jar.get(SESSION)
  await ask(jar, '/fr/account/bookings')
  expect(jar.get(SESSION)).toBe(fresh)
})

for (const minutes of [1, 16]) {
  test(`a revoked session opens nothing from that moment on, with a cookie of ${minutes} minutes`, async () => {
    const person = await makeClient()
    const { sid, token } = await agedSession(person, minutes)
    const jar = new Jar({ [SESSION]: token, kh_in: 'CLIENT' })
    const page = await (await ask(jar, '/fr/account/settings')).text()
    const form = formsOf(page).find(fields => 'firstName' in fields)
    const cookie = jar.header
    await db()`update sessions set revoked_at = now() where id = ${sid}`

    const away = await fetch(new URL('/fr/account/settings', site.url), {
      headers: { cookie },
      redirect: 'manual',
    })
    const shown = away.status === 200 ? await away.text() : ''
    expect(shown).not.toContain(person.phone.slice(4))
    await post('/fr/account/settings', { ...form, firstName: 'Voleuse' }, { cookie })
    const [row] = await db()`select first_name from users where id = ${person.id}`
    expect(row?.first_name).toBe(person.firstName)
    expect(await (await read('/api/auth/session', { cookie })).json()).toEqual({})
    // Whoever signs in again starts without it.
    const again = new Jar({ [SESSION]: token, kh_in: 'CLIENT' })
    expect((await ask(again, '/fr/sign-in')).status).toBe(200)
    expect([again.get(SESSION), again.get('kh_in')]).toEqual([undefined, undefined])
  })
}

test('next-auth’s own endpoint leaves no earlier session open, brings none back and leads nowhere else', async () => {
  const [one, two] = [await makeClient(), await makeClient()]
  const jar = new Jar()
  await nextAuth(jar, one)
  const first = jar.header
  expect(await open(one)).toHaveLength(1)
  const answer = await nextAuth(jar, two, 'https://evil.example/x')
  expect(new URL(answer.headers.get('location') ?? '', site.url).origin).toBe(new URL(site.url).origin)
  expect([(await open(one)).length, (await open(two)).length]).toEqual([0, 1])
  expect(await (await read('/api/auth/session', { cookie: first })).json()).toEqual({})
  expect(await (await ask(jar, '/api/auth/session')).json()).toMatchObject({ user: { role: 'CLIENT' } })
  const { csrfToken } = (await (await ask(jar, '/api/auth/csrf')).json()) as { csrfToken: string }
  const before = jar.header
  await ask(jar, '/api/auth/signout', {
    method: 'POST',
    body: new URLSearchParams({ csrfToken }),
    headers: { origin: site.url },
  })
  expect(await open(two)).toEqual([])
  expect(jar.get(SESSION)).toBeUndefined()
  expect(await (await read('/api/auth/session', { cookie: before })).json()).toEqual({})
})

test('the page of one’s devices says "now" of this one, whatever was written down last', async ({
  visitor,
}) => {
  const person = await makeClient()
  const { token } = await agedSession(person, 10)
  const page = await visitor({ locale: 'fr' })
  await page.context().addCookies([{ name: SESSION, value: token, url: site.url }])
  await page.goto('/fr/account/security')
  await expect(page.locator('section[aria-labelledby=devices]')).toContainText('Vu à l’instant')
})

test('a form of another page is refused before anything runs', async () => {
  const cookie = await sessionHeader(await makeClient())
  const { host } = new URL(site.url)
  const send = (headers: Record<string, string>, method = 'POST') =>
    statusAlone(
      new URL('/fr/account/settings', site.url),
      { cookie, 'x-forwarded-for': ownAddress(), ...headers },
      { method },
    )
  for (const origin of [
    'https://evil.example',
    'null',
    `http://${host}.evil.example`,
    `http://evil.${host}`,
    'http://127.0.0.1:1',
    `http://${host}@evil.example`,
    'chrome-extension://x',
  ]) {
    expect([origin, await send({ origin })]).toEqual([origin, 403])
  }
  expect(await send({ 'sec-fetch-site': 'cross-site' })).toBe(403)
  expect(await send({ 'sec-fetch-site': 'same-site' })).toBe(403)
  expect(await send({ origin: 'https://evil.example' }, 'PUT')).toBe(403)
  const ours = { origin: site.url, 'content-type': 'application/x-www-form-urlencoded' }
  expect(await send(ours)).toBeLessThan(403)
})

test('what a page’s policy stops is counted, and an injected handler does not run', async ({ browser }) => {
  // A browser of its own: what it complains about here is the point.
  const context = await browser.newContext({ baseURL: site.url })
  // Reports of the new format wait for a minute, and for HTTPS: without it browsers send the old one at once.
  await context.route('**/fr/services', async route => {
    const answer = await route.fetch()
    const policy = answer.headers()['content-security-policy'] ?? ''
    expect(policy).toMatch(/; report-uri \/api\/csp-report; report-to csp$/)
    const headers = { ...answer.headers(), 'content-security-policy': policy.replace('; report-to csp', '') }
    await route.fulfill({ response: answer, headers })
  })
  const page = await context.newPage()
  await page.goto('/fr/services')
  const ran = await page.evaluate(async () => {
    const holder = document.createElement('div')
    holder.innerHTML = '<img src="/nothing-here.png" onerror="window.hacked = true">'
    document.body.append(holder)
    const script = document.createElement('script')
    script.src = 'https://evil.example/x.js'
    document.body.append(script)
    await new Promise(resolve => setTimeout(resolve, 1_000))
    return 'hacked' in window
  })
  expect(ran).toBe(false)
  await expect
    .poll(async () => {
      const rows = await db()`select directive, blocked, page from csp_reports where page = '/fr/services'`
      return rows.map(row => `${row.directive} ${row.blocked}`).sort()
    })
    .toEqual(['script-src-attr inline', 'script-src-elem https://evil.example'])
  await context.close()
})
