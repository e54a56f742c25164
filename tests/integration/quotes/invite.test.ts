import { eq, sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { districts, providers, providerZones, quoteInvitations, quoteRequests } from '@/db/schema'
import { askForQuotes } from '@/lib/quotes/commands/ask'
import { closeRequest, expireQuote, expireRequest, remindClient } from '@/lib/quotes/commands/end'
import { overdueQuotes } from '@/lib/quotes/queries/overdue'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { actors, askInput, jobsOf, mailsAbout } from './scene'

let t: TestDatabase
let does: ReturnType<typeof actors>
beforeAll(async () => {
  t = await openTestDatabase()
  does = actors(t)
  await does.quiet()
  return () => t.close()
})

const ask = async (changes: Parameters<typeof askInput>[0] = {}) => {
  const client = await makeUser(t.db)
  const { id } = await does.inOne(tx => askForQuotes(tx, client, askInput(changes), AT))
  return { client, id }
}
const told = async (id: string) =>
  (await t.db.select().from(quoteInvitations).where(eq(quoteInvitations.requestId, id))).map(
    row => row.providerId,
  )
const days = (count: number) => new Date(AT.getTime() + count * 24 * 3_600_000)

describe('asking', () => {
  test('writes the request with its job and its clock; the same form again is the same request', async () => {
    const client = await makeUser(t.db)
    const input = askInput()
    const send = () => does.inOne(tx => askForQuotes(tx, client, input, AT))
    const answers = await Promise.all([send(), send(), send()])
    expect(new Set(answers.map(answer => answer.id)).size).toBe(1)
    const id = answers[0]?.id ?? ''
    expect(await jobsOf(t, 'invite_to_quote', id)).toHaveLength(1)
    const [clock] = await jobsOf(t, 'quote_timer', id)
    expect(new Date(clock?.run_at ?? 0)).toEqual(days(7))
  })

  test('a sixth open request is refused, also when all are sent at once', async () => {
    const client = await makeUser(t.db)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 7 }, () => does.inOne(tx => askForQuotes(tx, client, askInput(), AT))),
    )
    const codes = outcomes.flatMap(outcome => (outcome.status === 'rejected' ? [outcome.reason.code] : []))
    expect(codes).toEqual(['quotes.too_many_open', 'quotes.too_many_open'])
  })

  test('is for clients with a confirmed address, about places and days that exist', async () => {
    const refusal = async (
      who: Parameters<typeof makeUser>[1],
      changes: Parameters<typeof askInput>[0] = {},
    ) => {
      const actor = await makeUser(t.db, who)
      const work = does.inOne(tx => askForQuotes(tx, actor, askInput(changes), AT))
      return work.then(
        () => null,
        error => error.fields ?? error.code,
      )
    }
    expect(await refusal({ verified: false })).toBe('auth.email_not_verified')
    expect(await refusal({ role: 'PROVIDER' })).toBe('quotes.clients_only')
    expect(await refusal({}, { service: 'nulle-part' })).toEqual({ service: 'quotes.service_unknown' })
    expect(await refusal({}, { city: 'rabat', district: 'maarif' })).toEqual({
      district: 'booking.district_unknown',
    })
    expect(await refusal({}, { wished: '2026-11-24' })).toEqual({ wished: 'quotes.day_out_of_range' })
  })
})

describe('inviting', () => {
  test('tells at most ten, approved and near enough, once', async () => {
    const near = await Promise.all(Array.from({ length: 11 }, () => makeProvider(t.db)))
    const far = await makeProvider(t.db)
    await t.db
      .update(providers)
      .set({ latitude: 31.63, longitude: -7.99 })
      .where(eq(providers.id, far.providerId))
    const draft = await makeProvider(t.db, { status: 'DRAFT' })
    const { id } = await ask()
    expect(await does.invite(id)).toBe(10)
    const first = await told(id)
    expect(first).toHaveLength(10)
    for (const other of [far, draft]) expect(first).not.toContain(other.providerId)
    expect(near.map(seller => seller.providerId)).toEqual(expect.arrayContaining(first))
    // The job once more, even with somebody new: nobody is told twice, and nobody later.
    await makeProvider(t.db)
    expect(await does.invite(id)).toBe(0)
    expect(await told(id)).toEqual(first)
    expect(await mailsAbout(t, id)).toEqual(Array.from({ length: 10 }, () => 'invited_provider'))
    await t.db.update(providers).set({ status: 'SUSPENDED' })
  })

  test('a provider who names districts is told of these alone', async () => {
    const [maarif, other] = await t.db
      .select()
      .from(districts)
      .where(sql`slug = 'maarif' or city_id = (
      select city_id from districts where slug = 'maarif') and slug <> 'maarif'`)
      .orderBy(sql`slug <> 'maarif'`)
      .limit(2)
    if (!maarif || !other) throw new Error('no districts')
    const seller = await makeProvider(t.db)
    await t.db.insert(providerZones).values({ providerId: seller.providerId, districtId: maarif.id })
    const [here, there] = [await ask({ district: 'maarif' }), await ask({ district: other.slug })]
    expect(await does.invite(here.id)).toBe(1)
    expect(await does.invite(there.id)).toBe(0)
    await t.db.update(providers).set({ status: 'SUSPENDED' })
  })

  test('a request closed before the job came is announced to nobody', async () => {
    await makeProvider(t.db)
    const { id, client } = await ask()
    await does.inOne(tx => closeRequest(tx, client, { request: id }, AT))
    expect(await does.invite(id)).toBe(0)
    expect(await does.invite(crypto.randomUUID())).toBe(0)
  })
})

describe('the clocks', () => {
  test('a price runs out at its time and not before; then its request, and twice is once', async () => {
    const { id, seller } = await does.withQuotes(1)
    const quote = await does.quoteOf(id, seller.providerId)
    const expire = (at: Date) => does.inOne(tx => expireQuote(tx, quote?.id ?? '', at))
    const end = (at: Date) => does.inOne(tx => expireRequest(tx, id, at))
    await expect(expire(days(6))).rejects.toMatchObject({ code: 'quotes.not_allowed' })
    // A price sent later holds beyond the request's week: until then the client may still take it.
    await does.send(seller.owner, id, { version: '1', valid: '14' })
    await expect(end(days(7))).rejects.toMatchObject({ code: 'quotes.not_allowed' })
    const about = [id, quote?.id ?? '']
    const overdue = async (at: Date) =>
      (await overdueQuotes(t.db, at)).filter(row => about.includes(row.id)).map(row => row.timer)
    expect(await overdue(days(8))).toEqual([])
    expect(await overdue(days(15))).toEqual(['quote', 'request'])
    await expire(days(14))
    await expect(expire(days(14))).rejects.toMatchObject({ code: 'quotes.not_allowed' })
    expect(await overdue(days(15))).toEqual(['request'])
    await end(days(14))
    await expect(end(days(14))).rejects.toMatchObject({ code: 'quotes.closed' })
    expect(await does.statusOf(id)).toBe('EXPIRED')
    expect((await mailsAbout(t, id)).slice(-2)).toEqual(['lapsed_provider', 'expired_client'])
  })

  test('the client is reminded of prices that wait, and of nothing else', async () => {
    const { id, client, seller } = await does.withQuotes(1)
    const [, reminder] = await jobsOf(t, 'quote_timer', id)
    expect(reminder?.payload).toMatchObject({ timer: 'remind' })
    await does.inOne(tx => remindClient(tx, id))
    expect(await mailsAbout(t, id)).toContain('waiting_client')
    await does.accept(client, id, seller.providerId)
    const before = await mailsAbout(t, id)
    await does.inOne(tx => remindClient(tx, id))
    expect(await mailsAbout(t, id)).toEqual(before)
    expect((await t.db.select().from(quoteRequests).where(eq(quoteRequests.id, id)))[0]?.closedAt).toEqual(AT)
  })
})
