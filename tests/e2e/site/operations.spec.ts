import postgres from 'postgres'
import { formsOf, post, read } from '../support/forms'
import { constantLoad } from '../support/load'
import { type OwnSite, startOwnServer, startOwnSite } from '../support/own-site'
import { bookingState, freeSlots, makeClient, makeProvider, unique } from '../support/people'
import { sessionHeader } from '../support/session'
import { ownAddress, site, words } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

test('the site says how it is', async () => {
  expect(await (await read('/healthz')).json()).toEqual({ status: 'ok' })
  const ready = await read('/readyz')
  expect(ready.status).toBe(200)
  expect(await ready.json()).toEqual({ status: 'ok', checks: { database: 'ok', migrations: 'ok' } })
  const health = await read('/health')
  const { checks } = (await health.json()) as { checks: Record<string, { status: string }> }
  expect(Object.keys(checks)).toEqual(expect.arrayContaining(['database', 'migrations', 'jobs', 'mail']))
})

test('metrics are for those who have the token', async () => {
  const ask = (token?: string) =>
    fetch(new URL('/metrics', site.url), { headers: token ? { authorization: `Bearer ${token}` } : {} })
  // One page that counts, and one that is sure to ask the database.
  await read('/fr')
  await read('/fr/search?q=plombier')
  expect((await ask()).status).toBe(401)
  expect((await ask('guessed')).status).toBe(403)
  const answer = await ask(site.metricsToken)
  expect(answer.status).toBe(200)
  const text = await answer.text()
  for (const [what, name] of [
    ['requests and latency', /^khadamat_http_request_duration_seconds_bucket\{[^}]*route="\/\{locale\}"/m],
    ['SQL', /^khadamat_sql_statements_total\S* [1-9]/m],
    ['jobs', /^khadamat_jobs\{state="waiting"\} \d/m],
    ['job outcomes', /^# TYPE khadamat_jobs_total counter/m],
    ['bookings by state', /^khadamat_bookings\{status="COMPLETED"\} [1-9]/m],
    ['booking transitions', /^# TYPE khadamat_booking_transitions_total counter/m],
    ['database', /^khadamat_database_up 1/m],
    ['refusals', /^khadamat_refusals_total\{reason="auth.forbidden"\} [1-9]/m],
    ['failed sign-ins', /^# TYPE khadamat_failed_sign_ins_total counter/m],
  ] as const) {
    expect(name.test(text), what).toBe(true)
  }
})

test('a server told to stop finishes what it is doing', async () => {
  const [client, provider] = await Promise.all([makeClient(), makeProvider()])
  const cookie = await sessionHeader(client)
  const [slot] = await freeSlots(provider.slug, provider.offer)
  const server = await startOwnServer()
  try {
    const path = `${server.url}/fr/providers/${provider.slug}/book?offer=${provider.offer}&start=${slot?.start}`
    const form = formsOf(await (await read(path, { cookie })).text()).find(fields => 'title' in fields)
    // The command waits for this row: the request is under way for as long as we like.
    const holder = postgres(site.database, { max: 1 })
    const answer = await holder.begin(async sql => {
      await sql`select id from users where id = ${client.id} for update`
      const sent = post(path, { ...form, title: 'Grand ménage', address: '12, rue des Orangers' }, { cookie })
      await expect
        .poll(async () => (await db()`select 1 from pg_locks where not granted`).length, { intervals: [50] })
        .toBeGreaterThan(0)
      server.child.kill('SIGTERM')
      await expect
        .poll(
          () =>
            fetch(`${server.url}/healthz`).then(
              () => 'open',
              () => 'closed',
            ),
          { intervals: [50] },
        )
        .toBe('closed')
      return { sent }
    })
    const response = await answer.sent
    expect(response.status).toBe(303)
    const id = response.headers.get('location')?.split('/').at(-1)?.split('?')[0]
    expect(await bookingState(`${id}`)).toContain('PENDING')
    expect(await server.ended).toBe(0)
    await holder.end()
  } finally {
    server.child.kill('SIGKILL')
  }
})

test.describe('without a database', () => {
  test.describe.configure({ timeout: 150_000 })
  let own: OwnSite
  test.beforeAll(async () => {
    test.setTimeout(150_000)
    own = await startOwnSite()
  })
  test.afterAll(() => own?.stop())

  test('the site says so, stays civil, and recovers by itself', async ({ visitor, complaints }) => {
    const pages = ['/fr', '/ar/search?q=plombier', '/fr/providers/youssef-bennani', '/fr/sign-in']
    const machines = ['/healthz', '/api/suggest?q=plombi&locale=fr', '/api/slots?provider=youssef-bennani']
    const ready = async () => {
      const response = await fetch(`${own.url}/readyz`)
      return { status: response.status, body: await response.json() }
    }
    const load = constantLoad(own.url, [...pages, ...machines])
    const since = (at: number) => load.answers.filter(answer => answer.at > at)
    const allAnswered = (at: number, want: (status: number) => boolean) => () =>
      [...pages, ...machines].every(path => {
        const last = since(at).findLast(answer => answer.path === path)
        return last !== undefined && want(last.status)
      })
    const ok = (status: number) => status === 200
    await expect.poll(allAnswered(0, ok), { timeout: 30_000, message: 'all is well at first' }).toBe(true)

    const killed = performance.now()
    await own.killDatabase()
    await expect.poll(async () => (await ready()).status, { timeout: 15_000 }).toBe(503)
    expect((await ready()).body).toMatchObject({ status: 'unavailable', checks: { database: 'failed' } })
    await expect
      .poll(
        allAnswered(performance.now(), () => true),
        { timeout: 30_000 },
      )
      .toBe(true)
    const page = await visitor()
    await page.goto(`${own.url}/fr/search?q=plombier`)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(words('fr', 'errors.unavailable')).not.toBe('')

    const started = performance.now()
    await own.startDatabase()
    await expect.poll(async () => (await ready()).status, { timeout: 20_000 }).toBe(200)
    await expect
      .poll(allAnswered(performance.now(), ok), { timeout: 30_000, message: 'all is well again' })
      .toBe(true)
    await load.stop()
    const during = load.answers.filter(({ at }) => at > killed && at < started)
    expect(
      during.filter(({ status }) => status === 0),
      'no connection was dropped',
    ).toEqual([])
    expect(during.filter(({ path, status }) => path === '/healthz' && status !== 200)).toEqual([])
    for (const { path, status, text } of during.filter(answer => answer.status >= 500)) {
      expect(text, `${path} ${status}`).not.toMatch(/ECONNREFUSED|postgres:|at .+\.js:\d+/)
      if (path.startsWith('/api/')) expect(JSON.parse(text)).toMatchObject({ success: false })
    }
    // The failed page itself is no complaint here.
    complaints.length = 0

    // The worker has found its database again too: the mail of a sign-up arrives.
    const email = `${unique('panne-')}@essai.example`
    const address = ownAddress()
    const path = `${own.url}/ar/sign-up`
    const form = formsOf(await (await read(path, { address })).text()).find(fields => 'firstName' in fields)
    const typed = { firstName: 'Nadia', lastName: 'Alami', phone: '0612345678', password: 'Jamais-Vu-2031' }
    const response = await post(path, { ...form, ...typed, role: 'CLIENT', email }, { address })
    expect(response.status).toBe(303)
    const mailbox = async () => {
      const mails = (await (await fetch(`${own.servicesUrl}/mail/messages.json`)).json()) as {
        to: string[]
      }[]
      return mails.filter(({ to }) => to.includes(email)).length
    }
    await expect.poll(mailbox, { timeout: 45_000 }).toBe(1)
  })
})
