import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bookings, emails, quoteRequests, signIns, smsMessages, users, webhookEvents } from '@/db/schema'
import { applyRetention } from '@/lib/privacy/commands/retention'
import { keptSince, type RetentionName } from '@/lib/privacy/domain/retention'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { richClient } from './life'

/** Far enough from what the seed holds. */
const NIGHT = new Date('2026-11-25T02:13:00.000Z')
const HOUR = 3_600_000

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
})
afterAll(() => t.close())

/** An hour before and an hour after the end of a period. */
const edges = (name: RetentionName) => {
  const end = keptSince(name, NIGHT).getTime()
  return { old: new Date(end - HOUR).toISOString(), young: new Date(end + HOUR).toISOString() }
}

async function email(userId: string, createdAt: string, template = 'password_changed') {
  const [row] = await t.db
    .insert(emails)
    .values({
      dedupe: randomUUID(),
      template,
      userId,
      recipient: 'someone@test.example',
      locale: 'fr',
      payload: { a: 'b' },
      createdAt: new Date(createdAt),
    })
    .returning({ id: emails.id })
  return row?.id ?? ''
}
const emailOf = async (id: string) => (await t.db.select().from(emails).where(eq(emails.id, id)))[0]

describe('at the edge of each period', () => {
  test('sign-ins go after twelve months', async () => {
    const { userId } = await makeUser(t.db)
    const { old, young } = edges('sign_ins')
    for (const at of [old, young]) {
      await t.db.insert(signIns).values({ userId, outcome: 'SUCCESS', at: new Date(at) })
    }
    await applyRetention(t.db, NIGHT)
    const left = await t.db.select().from(signIns).where(eq(signIns.userId, userId))
    expect(left.map(({ at }) => at.toISOString())).toEqual([young])
  })

  test('what stood in a message goes after ninety days, that it was sent after twelve months', async () => {
    const { userId } = await makeUser(t.db)
    const [contents, whole] = [edges('message_contents'), edges('messages')]
    const ids = [
      await email(userId, contents.young),
      await email(userId, contents.old),
      await email(userId, whole.young),
      await email(userId, whole.old),
    ]
    await applyRetention(t.db, NIGHT)
    const [fresh, blank, still, gone] = await Promise.all(ids.map(emailOf))
    expect(fresh).toMatchObject({ recipient: 'someone@test.example', payload: { a: 'b' } })
    expect(blank).toMatchObject({ recipient: '', payload: {} })
    expect(still).toMatchObject({ recipient: '', template: 'password_changed' })
    expect(gone).toBeUndefined()
  })

  test('the last letter of an erased account keeps its address no longer than its tries last', async () => {
    const { userId } = await makeUser(t.db)
    const ago = (days: number) => new Date(NIGHT.getTime() - days * 24 * HOUR).toISOString()
    const [waiting, dead] = [
      await email(userId, ago(2), 'account_erased'),
      await email(userId, ago(4), 'account_erased'),
    ]
    await applyRetention(t.db, NIGHT)
    expect((await emailOf(waiting))?.recipient).toBe('someone@test.example')
    expect((await emailOf(dead))?.recipient).toBe('')
  })

  test('short messages and vendors’ reports likewise', async () => {
    const { userId } = await makeUser(t.db)
    const sms = edges('message_contents')
    for (const createdAt of [sms.old, sms.young]) {
      await t.db.insert(smsMessages).values({
        dedupe: randomUUID(),
        template: 'reminder_client',
        userId,
        recipient: '+212612345678',
        locale: 'fr',
        payload: {},
        createdAt: new Date(createdAt),
      })
    }
    const hook = edges('webhook_events')
    for (const receivedAt of [hook.old, hook.young]) {
      await t.db.insert(webhookEvents).values({
        vendor: 'resend',
        eventId: receivedAt,
        type: 'email.bounced',
        payload: {},
        receivedAt: new Date(receivedAt),
      })
    }
    await applyRetention(t.db, NIGHT)
    const messages = await t.db.select().from(smsMessages).where(eq(smsMessages.userId, userId))
    expect(messages.map(({ recipient }) => recipient).sort()).toEqual(['', '+212612345678'])
    const events = await t.db.select().from(webhookEvents)
    expect(events.map(({ eventId }) => eventId)).toEqual([hook.young])
  })

  test('the place of a booking and of a request goes after twenty-four months, the booking stays', async () => {
    const [before, after] = [await richClient(t, 'placeold'), await richClient(t, 'placeyoung')]
    const { old, young } = edges('addresses')
    for (const [life, end] of [
      [before, old],
      [after, young],
    ] as const) {
      await t.db.execute(sql`update bookings set ended_at = ${end} where id = ${life.booking}`)
      await t.db.execute(sql`update quote_requests set closed_at = ${end} where id = ${life.request}`)
    }
    await applyRetention(t.db, NIGHT)
    const booking = async (id: string) => (await t.db.select().from(bookings).where(eq(bookings.id, id)))[0]
    const request = async (id: string) =>
      (await t.db.select().from(quoteRequests).where(eq(quoteRequests.id, id)))[0]
    expect(await booking(before.booking)).toMatchObject({
      address: '—',
      landmark: '',
      latitude: null,
      title: before.marks.text,
      total: 15_000,
    })
    expect(await request(before.request)).toMatchObject({ address: '—', landmark: '' })
    expect(await booking(after.booking)).toMatchObject({ address: after.marks.address, latitude: 33.51 })
    expect(await request(after.request)).toMatchObject({ address: after.marks.address })
  })

  test('a sign-up that was never confirmed goes after thirty days; one that is used stays', async () => {
    const { old, young } = edges('unverified_accounts')
    const make = async (createdAt: string, verified: boolean) => {
      const { userId } = await makeUser(t.db, { verified })
      await t.db
        .update(users)
        .set({ createdAt: new Date(createdAt) })
        .where(eq(users.id, userId))
      return userId
    }
    const [dead, fresh, confirmed, used] = [
      await make(old, false),
      await make(young, false),
      await make(old, true),
      await make(old, false),
    ]
    await t.db.execute(sql`insert into sessions (user_id, expires_at) values (${used}, now())`)
    await applyRetention(t.db, NIGHT)
    const there = async (id: string) => (await t.db.select().from(users).where(eq(users.id, id))).length === 1
    expect(await Promise.all([dead, fresh, confirmed, used].map(there))).toEqual([false, true, true, true])
  })
})

test('more rows than one piece takes all go, and a second night changes nothing', async () => {
  const { userId } = await makeUser(t.db)
  const { old } = edges('sign_ins')
  await t.db.execute(sql`
    insert into sign_ins (user_id, outcome, at) select ${userId}, 'SUCCESS', ${old}::timestamptz from generate_series(1, 2500)`)
  await applyRetention(t.db, NIGHT)
  expect(await t.db.select().from(signIns).where(eq(signIns.userId, userId))).toHaveLength(0)
  const snapshot = () =>
    t.db.execute(sql`select count(*)::int as users, (select count(*)::int from emails) as emails from users`)
  const before = await snapshot()
  await applyRetention(t.db, NIGHT)
  expect(await snapshot()).toEqual(before)
})
