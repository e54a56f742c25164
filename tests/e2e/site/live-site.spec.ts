import { randomBytes } from 'node:crypto'
import { statusAlone } from '../support/alone'
import { Jar } from '../support/cookies'
import { formsOf } from '../support/forms'
import { type OwnServer, startOwnServer } from '../support/own-site'
import { makeAdmin, makeClient, PASSWORD, type Person, unique } from '../support/people'
import { agedSession } from '../support/session'
import { ownAddress, site } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

/** The same build as on the day it goes live: behind one proxy that speaks HTTPS. */
const LIVE = 'https://khadamat.test'
const OFFICE = '10.77.3.4'
const SESSION = '__Secure-next-auth.session-token'

let server: OwnServer
test.beforeAll(async () => {
  server = await startOwnServer({
    KHADAMAT_ENV: 'production',
    APP_URL: LIVE,
    ALLOWED_ORIGINS: 'https://www.khadamat.test',
    ADMIN_IP_ALLOWLIST: '10.77.0.0/16, 2001:db8:77::/48',
    TRUST_PROXY: '1',
    NEXTAUTH_SECRET: site.secret,
    ENCRYPTION_KEYS: randomBytes(32).toString('base64'),
    METRICS_TOKEN: randomBytes(24).toString('base64url'),
    RESEND_API_KEY: 're_8h3Kd92mQ',
    RESEND_BASE_URL: '',
    SMS_VENDOR: 'none',
    SMS_BASE_URL: '',
    CLAMD_ADDRESS: '127.0.0.1:3310',
    COMPANY_NAME: 'Khadamat',
    COMPANY_ADDRESS: '12, rue Ibn Batouta, Casablanca',
    COMPANY_REGISTER: 'Casablanca 482913',
    COMPANY_ICE: '001934820000047',
    COMPANY_EMAIL: 'contact@khadamat.ma',
  })
})
test.afterAll(async () => {
  server.child.kill('SIGTERM')
  await server.ended
})

type Sent = RequestInit & { ip?: string; origin?: string }
async function ask(jar: Jar, path: string, { ip, origin, ...init }: Sent = {}): Promise<Response> {
  const headers: Record<string, string> = {
    // What a visitor may have written stands in front of what the proxy saw.
    'x-forwarded-for': `${OFFICE}, ${ip ?? ownAddress()}`,
    'x-forwarded-host': 'khadamat.test',
    'x-forwarded-proto': 'https',
    cookie: jar.header,
    ...(init.method === 'POST' ? { origin: origin ?? LIVE } : {}),
  }
  return jar.take(await fetch(new URL(path, server.url), { redirect: 'manual', ...init, headers }))
}

async function fill(jar: Jar, path: string, field: string, values: Record<string, string>, sent: Sent = {}) {
  const form = formsOf(await (await ask(jar, path, sent)).text()).find(fields => field in fields)
  const body = new FormData()
  for (const [name, value] of Object.entries({ ...form, ...values })) body.append(name, value)
  return ask(jar, path, { ...sent, method: 'POST', body })
}

test('every cookie stays with this host and HTTPS, and scripts read only what they must', async () => {
  const person = await makeClient()
  const jar = new Jar()
  await ask(jar, '/api/language?to=ar')
  await fill(jar, '/fr/sign-up', 'firstName', {
    firstName: 'Nadia',
    lastName: 'El Amrani',
    phone: '0612345678',
    email: `${unique('live-')}@essai.example`,
    password: PASSWORD,
  })
  const entered = await fill(jar, '/fr/sign-in', 'password', { email: person.email, password: PASSWORD })
  expect(entered.status).toBe(303)
  expect(jar.get(SESSION)).toBeDefined()
  const old = new Jar({ [SESSION]: (await agedSession(person, 20)).token })
  expect((await ask(old, '/fr/account')).status).toBe(200)
  const { csrfToken } = (await (await ask(jar, '/api/auth/csrf')).json()) as { csrfToken: string }
  await ask(jar, '/api/auth/session')
  await ask(jar, '/api/auth/signout', { method: 'POST', body: new URLSearchParams({ csrfToken }) })
  await ask(new Jar(), '/fr/account')
  const lines = [...jar.seen, ...old.seen]
  const names = new Set(lines.map(line => line.split('=')[0] ?? ''))
  for (const name of [SESSION, 'kh_in', 'kh_device', 'kh_signup', 'kh_locale', '__Host-next-auth.csrf-token'])
    expect([...names], name).toContain(name)
  for (const line of lines) {
    expect(line).toMatch(/; *secure/i)
    expect(line).toMatch(/; *samesite=lax/i)
    expect(line).toMatch(/; *path=\/(;|$)/i)
    expect(line).not.toMatch(/; *domain=/i)
    if (!/^(kh_in|kh_locale)=/.test(line)) expect(line).toMatch(/; *httponly/i)
  }
})

test('a form comes from the site or a page named as ours; the host that was asked is no proof', async () => {
  const { token } = await agedSession(await makeClient(), 1)
  const send = (origin: string) =>
    fill(
      new Jar({ [SESSION]: token }),
      '/fr/account/settings',
      'firstName',
      { firstName: 'Nadia' },
      { origin },
    )
  for (const origin of [LIVE, 'https://www.khadamat.test']) {
    expect([origin, (await send(origin)).status]).toEqual([origin, 200])
  }
  for (const origin of [
    server.url,
    'http://khadamat.test',
    'https://khadamat.test:8443',
    'https://pay.khadamat.test',
    'null',
  ]) {
    const headers = { origin, cookie: `${SESSION}=${token}`, 'x-forwarded-for': ownAddress() }
    const status = await statusAlone(new URL('/fr/account/settings', server.url), headers)
    expect([origin, status]).toEqual([origin, 403])
  }
})

test('an administrator elsewhere finds nothing, whatever the header claims', async () => {
  const admin: Person = await makeAdmin()
  await db()`update users set totp_enabled_at = now() where id = ${admin.id}`
  const { token } = await agedSession(admin, 1)
  const jar = () => new Jar({ [SESSION]: token })
  for (const path of ['/fr/admin', '/ar/admin/security', '/fr/admin/content']) {
    expect([path, (await ask(jar(), path, { ip: OFFICE })).status]).toEqual([path, 200])
    expect([path, (await ask(jar(), path, { ip: '2001:db8:77:1::9' })).status]).toEqual([path, 200])
    expect([path, (await ask(jar(), path, { ip: '203.0.113.9' })).status]).toEqual([path, 404])
    expect([path, (await ask(jar(), path, { ip: 'unknown' })).status]).toEqual([path, 404])
  }
  // The form as it is shown in the office, sent from elsewhere.
  const shown = formsOf(await (await ask(jar(), '/fr/admin/content', { ip: OFFICE })).text())
  const form = shown.find(fields => 'cancelFreeHours' in fields || Object.keys(fields).length > 3)
  const body = new FormData()
  for (const [name, value] of Object.entries(form ?? {})) body.append(name, value)
  const before = await db()`select count(*) from audit_log where actor_id = ${admin.id}`
  const refused = await ask(jar(), '/fr/admin/content', { ip: '203.0.113.9', method: 'POST', body })
  expect(refused.status).toBe(404)
  expect(await db()`select count(*) from audit_log where actor_id = ${admin.id}`).toEqual(before)
  // The own account stays within reach.
  expect((await ask(jar(), '/fr/account/security', { ip: '203.0.113.9' })).status).toBe(200)
})
