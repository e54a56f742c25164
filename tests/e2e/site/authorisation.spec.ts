import { createHash, createHmac, randomUUID } from 'node:crypto'
import { NEXT_AUTH } from '../../authorisation/next-auth'
import { type Ids, PAGES, type PageRow } from '../../authorisation/pages'
import { CALLERS, type Caller } from '../../authorisation/rows'
import { read } from '../support/forms'
import { makeAdmin, makeBooking, makeClient, makeProvider, type Person } from '../support/people'
import { makeQuote } from '../support/quotes'
import { sessionHeader } from '../support/session'
import { ownAddress, site } from '../support/site'
import { db } from '../support/sql'
import { expect, test } from '../support/test'

type Owner = PageRow['by']
type Company = {
  ids: Ids
  people: Record<Owner, Person>
  cookies: Record<Exclude<Caller, 'visitor' | 'suspended' | 'revoked'>, string>
  ended: Record<Owner, string>
}

/** A job that is done, two hours ago; the client has said how it was. */
async function finishedBooking(
  client: Person,
  provider: Company['ids'],
  owner: Awaited<ReturnType<typeof makeProvider>>,
) {
  const { id } = await makeBooking('CONFIRMED', client, owner)
  await db()`
    update bookings set status = 'COMPLETED', ended_at = now() - interval '2 hours', starts_at = now() - interval '4 hours',
           ends_at = now() - interval '3 hours', blocked_period = tstzrange(now() - interval '4 hours', now() - interval '3 hours')
     where id = ${id}`
  const review = randomUUID()
  await db()`
    insert into reviews (id, booking_id, side, author_id, provider_id, client_id, rating, body, locale, published_at)
    values (${review}, ${id}, 'client', ${client.id}, ${provider.provider}, ${client.id}, 4, 'Travail soigné', 'fr', now())`
  return { finished: id, review }
}

/** The link of the message about a request, as its letter carries it. */
async function linkInto(booking: string, owner: Person): Promise<string> {
  const id = randomUUID()
  const token = createHmac('sha256', site.secret).update(`ANSWER:${id}`).digest('base64url')
  await db()`
    insert into answer_links (id, booking_id, version, user_id, token_hash, expires_at)
    select ${id}, ${booking}, version, ${owner.id}, ${createHash('sha256').update(token).digest()}, now() + interval '1 hour'
      from bookings where id = ${booking}`
  return token
}

async function endedSession(person: Person): Promise<string> {
  const cookie = await sessionHeader(person)
  await db()`
    update sessions set revoked_at = now()
     where id = (select id from sessions where user_id = ${person.id} order by created_at desc limit 1)`
  return cookie
}

async function makeCompany(): Promise<Company> {
  const [client, other, admin] = await Promise.all([makeClient(), makeClient(), makeAdmin()])
  const [provider, rival] = await Promise.all([makeProvider(), makeProvider()])
  const waiting = await makeBooking('PENDING', client, provider)
  const disputed = await makeBooking('CONFIRMED', client, provider)
  await db()`update bookings set status = 'COMPLETED', ended_at = now() where id = ${disputed.id}`
  const [dispute] = await db()<{ id: string }[]>`
    insert into disputes (booking_id, opened_by, kind) values (${disputed.id}, 'client', 'PRICE') returning id`
  const quote = await makeQuote({ client, provider })
  const [trace] = await db()<{ id: number }[]>`select max(id)::int as id from audit_log`
  const ids: Ids = {
    slug: provider.slug,
    provider: provider.id,
    offer: provider.offer,
    booking: waiting.id,
    finished: '',
    review: '',
    disputed: dispute?.id ?? '',
    request: quote.id,
    token: await linkInto(waiting.id, provider.owner),
    trace: trace?.id ?? 0,
    user: client.id,
  }
  Object.assign(ids, await finishedBooking(client, ids, provider))
  const people = { client, provider: provider.owner, admin }
  const ended = {
    client: await endedSession(client),
    provider: await endedSession(provider.owner),
    admin: await endedSession(admin),
  }
  const cookies = {
    client: await sessionHeader(client),
    otherClient: await sessionHeader(other),
    provider: await sessionHeader(provider.owner),
    otherProvider: await sessionHeader(rival.owner),
    admin: await sessionHeader(admin),
  }
  return { ids, people, cookies, ended }
}

function cookieOf({ cookies, ended }: Company, caller: Caller, by: Owner): string | undefined {
  if (caller === 'visitor') return undefined
  if (caller === 'suspended') return cookies[by]
  return caller === 'revoked' ? ended[by] : cookies[caller]
}

async function answerOf(path: string, cookie: string | undefined): Promise<string> {
  const response = await read(path, { cookie })
  await response.arrayBuffer()
  if (response.status === 200) return 'shown'
  if (response.status === 404) return 'not_found'
  const to = response.headers.get('location')
  if (!to) return `status ${response.status}`
  const { pathname, search } = new URL(to, site.url)
  return pathname.endsWith('/sign-in') && search.includes('callbackUrl=') ? 'sign-in' : `to ${pathname}`
}

async function expectCells(company: Company, rows: [string, PageRow][], callers: readonly Caller[]) {
  const found: Record<string, string> = {}
  const wanted: Record<string, string> = {}
  for (const [address, row] of rows) {
    const path = `/fr${row.path?.(company.ids) ?? address}`
    await Promise.all(
      callers.map(async caller => {
        const cell = `${address} by ${caller}`
        wanted[cell] = row.gets[caller]
        found[cell] = await answerOf(path, cookieOf(company, caller, row.by))
      }),
    )
  }
  expect(found).toEqual(wanted)
}

const spaceOf = (address: string) => /^\/(account|pro|admin)\b/.exec(address)?.[1] ?? 'site'

for (const space of ['site', 'account', 'pro', 'admin']) {
  test(`every page of ${space} is for whom the matrix says`, async () => {
    const company = await makeCompany()
    const rows = Object.entries(PAGES).filter(([address]) => spaceOf(address) === space)
    await expectCells(
      company,
      rows,
      CALLERS.filter(caller => caller !== 'suspended'),
    )
    // Locked accounts, with the sessions they had.
    const ids = Object.values(company.people).map(({ id }) => id)
    await db()`update users set status = 'SUSPENDED' where id in ${db()(ids)}`
    await expectCells(company, rows, ['suspended'])
  })
}

for (const [method, row] of Object.entries(NEXT_AUTH.rows)) {
  test(`next-auth answers ${method} to everybody alike`, async () => {
    const { path, headers, body } = await row.call(null as never, null as never)
    const person = await makeClient()
    const own = await sessionHeader(person)
    for (const cookie of [undefined, own, await endedSession(person)]) {
      const response = await fetch(new URL(path, site.url), {
        method,
        redirect: 'manual',
        headers: { 'x-forwarded-for': ownAddress(), ...headers, ...(cookie ? { cookie } : {}) },
        ...(body ? { body } : {}),
      })
      expect(response.status).toBe(row.gets.visitor)
      // Who is in gets the same session anew; nobody else gets one.
      const session = /session-token=[^;]{8}/.test(response.headers.getSetCookie().join())
      expect(session).toBe(method === 'GET' && cookie === own)
    }
  })
}
