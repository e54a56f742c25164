import { and, eq, sql } from 'drizzle-orm'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { bookingEvents, bookings, rescheduleProposals } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { inSafeOrder } from '@/lib/bookings/commands/reanchor'
import { requestBooking } from '@/lib/bookings/commands/request'
import { reanchor } from '@/lib/bookings/jobs/reanchor'
import { bookingsOffWall } from '@/lib/bookings/queries/off-wall'
import { queueBookingEmails } from '@/lib/notifications/commands'
import { resetClock, setClock } from '@/lib/time/clock'
import { fromWall } from '@/lib/time/zone'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})
afterEach(resetClock)

type Provider = Awaited<ReturnType<typeof makeProvider>>

async function book(provider: Provider, time: string, firm = true) {
  const client = await makeUser(t.db)
  const input = requestInput(provider.offerId, `2026-11-30T${time}:00.000Z`)
  const { id } = await t.db.transaction(tx => requestBooking(tx, client, input, AT))
  if (firm) await t.db.transaction(tx => moveBooking(tx, provider.owner, id, 'accept', AT))
  return id
}

/** As if these had been made under another law: the instants differ from the wall times by so many minutes. */
async function asUnderAnotherLaw(providerId: number, minutes: number) {
  // The constraint would meet the rows one by one: taken out of its sight, moved, and put back.
  await t.sql.begin(async tx => {
    await tx`alter table bookings drop constraint bookings_no_overlap`
    await tx`
      update bookings set starts_at = starts_at + make_interval(mins => ${minutes}),
             ends_at = ends_at + make_interval(mins => ${minutes}),
             blocked_period = tstzrange(lower(blocked_period) + make_interval(mins => ${minutes}),
                                        upper(blocked_period) + make_interval(mins => ${minutes}))
       where provider_id = ${providerId}`
    await tx`
      alter table bookings add constraint bookings_no_overlap
        exclude using gist (provider_id with =, blocked_period with &&)
        where (status in ('HOLD', 'PENDING', 'CONFIRMED', 'IN_PROGRESS'))`
  })
}

const rows = (providerId: number) =>
  t.db
    .select({
      id: bookings.id,
      startsAt: bookings.startsAt,
      endsAt: bookings.endsAt,
      wallDate: bookings.wallDate,
      wallMinutes: bookings.wallMinutes,
      version: bookings.version,
      status: bookings.status,
      from: sql<string>`lower(${bookings.blockedPeriod})`,
      to: sql<string>`upper(${bookings.blockedPeriod})`,
    })
    .from(bookings)
    .where(eq(bookings.providerId, providerId))

const steps = (bookingId: string) =>
  t.db
    .select({ version: bookingEvents.version, actor: bookingEvents.actorKind })
    .from(bookingEvents)
    .where(and(eq(bookingEvents.bookingId, bookingId), eq(bookingEvents.transition, 'reanchor')))

describe('the law moves the clock', () => {
  test.each([
    ['an hour on, so that all move later', -60],
    ['an hour back, so that all move earlier', 60],
  ])('%s: a full day of appointments keeps its wall times', async (_, minutes) => {
    setClock(() => AT)
    const provider = await makeProvider(t.db)
    // One after the other, buffers touching: each stands where its neighbour must go.
    for (const time of ['08:00', '09:30', '11:00', '12:30', '14:00']) await book(provider, time)
    await book(provider, '15:30', false)
    await asUnderAnotherLaw(provider.providerId, minutes)
    expect((await bookingsOffWall(t.db, AT)).length).toBe(6)
    await reanchor()
    for (const row of await rows(provider.providerId)) {
      const anchored = fromWall(row.wallDate, row.wallMinutes)
      expect(row.startsAt).toEqual(anchored)
      expect(row.endsAt.getTime() - row.startsAt.getTime()).toBe(60 * 60_000)
      expect(new Date(row.from)).toEqual(anchored)
      expect(new Date(row.to).getTime()).toBe(row.endsAt.getTime() + 30 * 60_000)
      expect(await steps(row.id)).toEqual([{ version: row.version, actor: 'system' }])
    }
    expect(await bookingsOffWall(t.db, AT)).toEqual([])
  })

  test('twice at once moves each booking once', async () => {
    setClock(() => AT)
    const provider = await makeProvider(t.db)
    const id = await book(provider, '10:00')
    await asUnderAnotherLaw(provider.providerId, -60)
    await Promise.all([reanchor(), reanchor()])
    await reanchor()
    expect(await steps(id)).toHaveLength(1)
  })

  test('moves an open proposal as well', async () => {
    setClock(() => AT)
    const provider = await makeProvider(t.db)
    const id = await book(provider, '10:00')
    const starts = new Date('2026-12-01T13:00:00.000Z')
    const [proposal] = await t.db
      .insert(rescheduleProposals)
      .values({
        bookingId: id,
        proposedBy: 'provider',
        startsAt: starts,
        endsAt: new Date(starts.getTime() + 3_600_000),
        wallDate: '2026-12-01',
        wallMinutes: 14 * 60,
        blockedPeriod: '[2026-12-01T13:00:00Z,2026-12-01T14:30:00Z)',
        expiresAt: new Date('2026-11-29T08:00:00.000Z'),
      })
      .returning({ id: rescheduleProposals.id })
    await reanchor()
    const [row] = await t.db
      .select({
        startsAt: rescheduleProposals.startsAt,
        endsAt: rescheduleProposals.endsAt,
        to: sql<string>`upper(${rescheduleProposals.blockedPeriod})`,
      })
      .from(rescheduleProposals)
      .where(eq(rescheduleProposals.id, proposal?.id ?? ''))
    expect(row?.startsAt.toISOString()).toBe('2026-12-01T14:00:00.000Z')
    expect(row?.endsAt.toISOString()).toBe('2026-12-01T15:00:00.000Z')
    expect(new Date(row?.to ?? 0).toISOString()).toBe('2026-12-01T15:30:00.000Z')
  })

  test('tells both sides, each state in its own words', async () => {
    setClock(() => AT)
    const provider = await makeProvider(t.db)
    const [firm, asked] = [await book(provider, '10:00'), await book(provider, '14:00', false)]
    await asUnderAnotherLaw(provider.providerId, -60)
    await reanchor()
    const told = async (bookingId: string) => {
      const [step] = await steps(bookingId)
      await t.db.transaction(tx => queueBookingEmails(tx, { bookingId, version: step?.version ?? 0 }, AT))
      const found = await t.sql`
        select template from emails where payload->>'bookingId' = ${bookingId} order by template`
      return found.map(row => String(row.template))
    }
    expect(await told(firm)).toEqual(['reanchored_client', 'reanchored_provider'])
    expect(await told(asked)).toEqual(['shifted_client', 'shifted_provider'])
  })

  test('leaves the past and what was called off alone', async () => {
    const provider = await makeProvider(t.db)
    const id = await book(provider, '10:00')
    await t.db.transaction(tx => moveBooking(tx, provider.owner, id, 'cancel', AT, { reason: 'Malade' }))
    await asUnderAnotherLaw(provider.providerId, -60)
    setClock(() => AT)
    await reanchor()
    expect(await steps(id)).toEqual([])
    const late = await makeProvider(t.db)
    const past = await book(late, '10:00')
    await asUnderAnotherLaw(late.providerId, -60)
    setClock(() => new Date('2026-12-02T08:00:00.000Z'))
    await reanchor()
    expect(await steps(past)).toEqual([])
  })
})

test('later ones move from the last on, earlier ones from the first on', () => {
  const one = (start: number, anchored: number) => ({
    startsAt: new Date(start),
    anchored: new Date(anchored),
  })
  const order = inSafeOrder([one(1, 2), one(3, 4), one(20, 10), one(30, 25)])
  expect(order.map(({ startsAt }) => startsAt.getTime())).toEqual([3, 1, 20, 30])
})
