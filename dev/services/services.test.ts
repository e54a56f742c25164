import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Resend } from 'resend'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type RunningServices, startServices } from './start'

type Message = { id: string; to: string; subject: string; html: string; text: string; at: string }

const MAIL = {
  from: 'Khadamat <bonjour@khadamat.example>',
  subject: 'Bonjour',
  text: 'Salut',
  html: '<p>Salut</p>',
}

let dataDir: string
let services: RunningServices
let resend: Resend

async function start() {
  services = await startServices({ port: 0, dataDir })
  resend = new Resend('re_local_test', { baseUrl: services.url })
}
const get = (path: string, init?: RequestInit) => fetch(`${services.url}${path}`, init)
const mailbox = async (to = '') =>
  (await (await get(`/mail/messages.json?to=${encodeURIComponent(to)}`)).json()) as Message[]

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), 'khadamat-services-'))
  await start()
})
afterEach(async () => {
  await services.stop()
  rmSync(dataDir, { recursive: true, force: true })
})

describe('mail through the Resend SDK', () => {
  it('keeps what was sent, newest first, by recipient, also after a restart', async () => {
    await resend.emails.send({ ...MAIL, to: 'Ali <ali@khadamat.example>' })
    await resend.batch.send([
      { ...MAIL, to: 'sara@khadamat.example', subject: 'Deux' },
      { ...MAIL, to: ['xali@khadamat.example', 'omar@khadamat.example'], subject: 'تأكيد الحجز' },
    ])
    await services.stop()
    await start()
    expect((await mailbox()).map(({ to, subject }) => [to, subject])).toEqual([
      ['xali@khadamat.example, omar@khadamat.example', 'تأكيد الحجز'],
      ['sara@khadamat.example', 'Deux'],
      ['ali@khadamat.example', 'Bonjour'],
    ])
    const [mine, ...others] = await mailbox('ALI@khadamat.example')
    expect(others).toEqual([])
    expect(Object.keys(mine ?? {}).sort()).toEqual(['at', 'headers', 'html', 'id', 'subject', 'text', 'to'])
    expect(mine).toMatchObject({ html: '<p>Salut</p>', text: 'Salut' })
    expect(await mailbox('ali')).toHaveLength(2)
  })

  it('sends once per idempotency key, also after a restart and an emptied mailbox', async () => {
    const options = { idempotencyKey: 'booking-confirmed/42' }
    const first = await resend.emails.send({ ...MAIL, to: 'ali@khadamat.example' }, options)
    await services.stop()
    await start()
    const again = await resend.emails.send({ ...MAIL, to: 'ali@khadamat.example' }, options)
    expect(again.data?.id).toBe(first.data?.id)
    expect(await mailbox()).toHaveLength(1)
    const other = await resend.emails.send({ ...MAIL, to: 'sara@khadamat.example' }, options)
    expect(other.error).toMatchObject({ statusCode: 409, name: 'invalid_idempotent_request' })
    await get('/mail/messages', { method: 'DELETE' })
    await resend.emails.send({ ...MAIL, to: 'ali@khadamat.example' }, options)
    expect(await mailbox()).toEqual([])
  })

  it('refuses what Resend refuses', async () => {
    const bare = await get('/emails', {
      method: 'POST',
      body: JSON.stringify({ ...MAIL, to: 'a@b.example' }),
    })
    expect(bare.status).toBe(401)
    expect(await bare.json()).toMatchObject({ name: 'missing_api_key' })
    const wrong = await resend.emails.send({ ...MAIL, to: 'not an address' })
    expect(wrong.error).toMatchObject({ statusCode: 422, name: 'validation_error' })
    const headers = { authorization: 'Bearer re_x' }
    expect((await get('/emails', { method: 'POST', headers, body: '{' })).status).toBe(400)
    expect((await get('/emails', { method: 'POST', headers, body: 'null' })).status).toBe(422)
    expect(await mailbox()).toEqual([])
  })

  it('fails as often as a test asks for, and stores nothing of it', async () => {
    await get('/mail/faults', { method: 'POST', body: JSON.stringify({ status: 503, times: 2 }) })
    const to = 'ali@khadamat.example'
    expect((await resend.emails.send({ ...MAIL, to })).error?.statusCode).toBe(503)
    expect((await resend.emails.send({ ...MAIL, to })).error?.statusCode).toBe(503)
    expect(await mailbox()).toEqual([])
    expect((await resend.emails.send({ ...MAIL, to })).error).toBeNull()
  })
})

describe('pages', () => {
  it('show hostile mail as text, and its HTML only where scripts cannot run', async () => {
    const evil = '<script>alert(1)</script>'
    const sent = await resend.emails.send({
      ...{ from: MAIL.from, to: 'ali@khadamat.example', subject: `${evil}"'` },
      ...{ text: evil, html: `${evil}<p>Bonjour</p>` },
    })
    const list = await (await get('/mail?to=%22%3E%3Cscript%3E')).text()
    const all = await (await get('/mail')).text()
    const one = await (await get(`/mail/${sent.data?.id}`)).text()
    for (const html of [list, all, one]) expect(html).not.toMatch(/<script/)
    expect(one).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(one).toMatch(/<iframe[^>]+sandbox="allow-popups allow-popups-to-escape-sandbox"/)
    const body = await get(`/mail/${sent.data?.id}/html`)
    const policy = body.headers.get('content-security-policy')
    expect(policy).toMatch(/^sandbox(?!.*allow-scripts)/)
    expect(policy).not.toContain('allow-scripts')
  })

  it('list the services at the front, and know nothing else', async () => {
    expect(await (await get('/')).text()).toContain('href="/mail"')
    expect((await get('/mail/nothing')).status).toBe(404)
    expect((await get('/elsewhere')).status).toBe(404)
  })
})
