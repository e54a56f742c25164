import { and, asc, eq } from 'drizzle-orm'
import { Logger, runOnce } from 'graphile-worker'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  auditLog,
  bookingEvents,
  bookings,
  calendarPeriods,
  emails,
  providers,
  rescheduleProposals,
  settings,
  weeklyRanges,
} from '@/db/schema'
import { addPeriod, removePeriod, savePeriod } from '@/lib/availability/commands/periods'
import { availabilityTasks, calendarMoved } from '@/lib/availability/jobs'
import { moveBooking } from '@/lib/bookings/commands/move'
import { savePolicy } from '@/lib/bookings/commands/policy'
import { requestBooking } from '@/lib/bookings/commands/request'
import { BOOKING_POLICY } from '@/lib/bookings/domain/policy'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import type { User } from '@/lib/core/actor'
import { slotsOfProvider } from '@/lib/search/queries/slots'
import { resetClock, setClock } from '@/lib/time/clock'
import { makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

const SILENT = new Logger(() => () => undefined)
/** Some weeks before Ramadan 2027, which is expected on the 8th of February. */
const AT = new Date('2027-01-20T08:00:00.000Z')
const RAMADAN = { startsOn: '2027-02-08', endsOn: '2027-03-08', confirmed: false }

let t: TestDatabase
let admin: User
beforeAll(async () => {
  t = await openTestDatabase()
  admin = await makeUser(t.db, { role: 'ADMIN' })
  return () => t.close()
})
beforeEach(async () => {
  setClock(() => AT)
  await t.db.update(calendarPeriods).set(RAMADAN).where(eq(calendarPeriods.slug, 'ramadan-2027'))
  await t.sql`delete from graphile_worker._private_jobs`
})
afterEach(resetClock)

async function fastingProvider() {
  const provider = await makeProvider(t.db, { horizonDays: 120 })
  await t.db.insert(weeklyRanges).values(
    [1, 2, 3, 4, 5, 6, 7].map(weekday => ({
      providerId: provider.providerId,
      layer: 'RAMADAN' as const,
      weekday,
      startMinute: 20 * 60,
      endMinute: 23 * 60,
    })),
  )
  return provider
}
type Provider = Awaited<ReturnType<typeof fastingProvider>>

const days = async (provider: Provider, from = '2027-01-25', count = 60) =>
  (await slotsOfProvider(t.db, {
    slug: provider.slug,
    offer: provider.offerId,
    from,
    days: count,
    now: AT,
  })) ?? []

async function idOf(slug: string) {
  const [row] = await t.db.select().from(calendarPeriods).where(eq(calendarPeriods.slug, slug))
  return row?.id ?? 0
}
async function move(startsOn: string, endsOn = RAMADAN.endsOn) {
  const input = { id: await idOf('ramadan-2027'), startsOn, endsOn, confirmed: true }
  await t.db.transaction(tx => savePeriod(tx, admin, input, AT))
}
const runJobs = () => runOnce({ connectionString: t.url, taskList: availabilityTasks, logger: SILENT })

async function book(provider: Provider, start: string, accepted = true) {
  const client = await makeUser(t.db)
  const input = requestInput(provider.offerId, start)
  const { id } = await t.db.transaction(tx => requestBooking(tx, client, input, AT))
  if (accepted) await t.db.transaction(tx => moveBooking(tx, provider.owner, id, 'accept', AT))
  return { id, client }
}
const proposalsOf = (bookingId: string) =>
  t.db.select().from(rescheduleProposals).where(eq(rescheduleProposals.bookingId, bookingId))
const mailsTo = (userId: string) =>
  t.db.select({ template: emails.template }).from(emails).where(eq(emails.userId, userId))

describe('the first day of Ramadan moved by one day', () => {
  test('changes the slots of that day and of no other', async () => {
    const provider = await fastingProvider()
    const before = await days(provider)
    await move('2027-02-09')
    const after = await days(provider)
    const changed = before.filter((day, index) => JSON.stringify(day) !== JSON.stringify(after[index]))
    expect(changed.map(({ date }) => date)).toEqual(['2027-02-08'])
    expect(changed[0]?.slots[0]?.wall).toBe('20:00')
    expect(after.find(({ date }) => date === '2027-02-08')?.slots[0]?.wall).toBe('08:00')
  })

  test('proposes another time to who no longer fits, and leaves the others alone', async () => {
    const provider = await fastingProvider()
    const lost = await book(provider, '2027-02-08T21:00:00.000Z')
    const kept = await book(provider, '2027-02-10T21:00:00.000Z')
    const usual = await book(provider, '2027-02-05T10:00:00.000Z')
    await move('2027-02-09')
    await runJobs()
    const [proposal, ...more] = await proposalsOf(lost.id)
    expect(more).toEqual([])
    expect(proposal).toMatchObject({
      proposedBy: 'system',
      status: 'OPEN',
      wallDate: '2027-02-09',
      wallMinutes: 20 * 60,
    })
    expect(await proposalsOf(kept.id)).toEqual([])
    expect(await proposalsOf(usual.id)).toEqual([])
    const [row] = await t.db.select().from(bookings).where(eq(bookings.id, lost.id))
    // The old time is kept until the client has decided.
    expect(row).toMatchObject({ status: 'CONFIRMED', wallDate: '2027-02-08' })
    const [last] = await t.db
      .select()
      .from(bookingEvents)
      .where(and(eq(bookingEvents.bookingId, lost.id), eq(bookingEvents.transition, 'propose')))
    expect(last?.actorKind).toBe('system')
    expect(await mailsTo(provider.owner.userId)).toEqual([{ template: 'adjusted_provider' }])
  })

  test('tells the provider of a request that no longer fits, and proposes nothing', async () => {
    const provider = await fastingProvider()
    const { id } = await book(provider, '2027-02-08T21:00:00.000Z', false)
    // Waits for an answer for a day at most: the client asked just now.
    await move('2027-02-09')
    await runJobs()
    expect(await proposalsOf(id)).toEqual([])
    expect(await mailsTo(provider.owner.userId)).toEqual([{ template: 'unfit_provider' }])
  })

  test('looks after each once, also when its job is delivered twice', async () => {
    const provider = await fastingProvider()
    const { id } = await book(provider, '2027-02-08T21:00:00.000Z')
    await move('2027-02-09')
    const day = { from: '2027-02-08', to: '2027-02-08' }
    await Promise.all([calendarMoved(day), calendarMoved(day)])
    await calendarMoved(day)
    expect(await proposalsOf(id)).toHaveLength(1)
    expect(await mailsTo(provider.owner.userId)).toHaveLength(1)
  })

  test('saved twice at once leaves one trace and one job', async () => {
    const id = await idOf('ramadan-2027')
    const before = await t.db.select().from(auditLog).where(eq(auditLog.action, 'calendar.period_changed'))
    await Promise.all([move('2027-02-09'), move('2027-02-09')])
    const traces = await t.db
      .select()
      .from(auditLog)
      .where(eq(auditLog.action, 'calendar.period_changed'))
      .orderBy(asc(auditLog.id))
    expect(traces).toHaveLength(before.length + 1)
    expect(traces.at(-1)).toMatchObject({ targetId: String(id), actorId: admin.userId })
    expect(traces.at(-1)?.old).toMatchObject({ startsOn: '2027-02-08' })
    expect(traces.at(-1)?.new).toMatchObject({ startsOn: '2027-02-09', confirmed: true })
    const jobs = await t.sql`select 1 from graphile_worker._private_jobs`
    expect(jobs).toHaveLength(1)
  })
})

describe('entries of the calendar', () => {
  const feast = {
    kind: 'HOLIDAY' as const,
    nameFr: 'Fête de la Ville',
    nameAr: 'عيد المدينة',
    startsOn: '2027-02-02',
    endsOn: '2027-02-02',
    confirmed: true,
  }
  const code = (promise: Promise<unknown>) =>
    promise.then(
      () => null,
      (error: { code?: string; fields?: Record<string, string> }) => error.fields?.nameFr ?? error.code,
    )

  test('close their day once added and open it once taken out, and only for who keeps holidays', async () => {
    const [keeps, works] = [await fastingProvider(), await fastingProvider()]
    await t.db.update(providers).set({ closedOnHolidays: false }).where(eq(providers.id, works.providerId))
    const open = async (provider: Provider) => (await days(provider, '2027-02-02', 1))[0]?.slots.length ?? 0
    await t.db.transaction(tx => addPeriod(tx, admin, feast, AT))
    expect([await open(keeps), (await open(works)) > 0]).toEqual([0, true])
    const id = await idOf('fete-de-la-ville-2027')
    await t.db.transaction(tx => removePeriod(tx, admin, { id }, AT))
    expect(await open(keeps)).toBeGreaterThan(0)
    expect(await code(t.db.transaction(tx => removePeriod(tx, admin, { id }, AT)))).toBe('not_found')
  })

  test('sent twice are one; another of the same name and year is refused', async () => {
    const twice = { ...feast, nameFr: 'Fête du Port' }
    await Promise.all([1, 2].map(() => t.db.transaction(tx => addPeriod(tx, admin, twice, AT))))
    const other = { ...twice, startsOn: '2027-05-02', endsOn: '2027-05-02' }
    expect(await code(t.db.transaction(tx => addPeriod(tx, admin, other, AT)))).toBe('period.exists')
    expect(await code(t.db.transaction(tx => addPeriod(tx, admin, { ...feast, nameFr: 'عيد' }, AT)))).toBe(
      'period.name',
    )
  })
})

test('the booking rules hold as saved, with one trace of what changed', async () => {
  const next = { ...BOOKING_POLICY, feePercent: 20, openRequests: 3 }
  const save = () => t.db.transaction(tx => savePolicy(tx, admin, next, AT))
  await Promise.all([save(), save()])
  expect(await bookingPolicy(t.db)).toEqual(next)
  const [row] = await t.db.select().from(settings)
  expect(row).toMatchObject({ value: { feePercent: 20, openRequests: 3 }, updatedBy: admin.userId })
  const mine = and(eq(auditLog.action, 'settings.changed'), eq(auditLog.actorId, admin.userId))
  const traces = await t.db.select().from(auditLog).where(mine)
  expect(traces).toHaveLength(1)
  expect(traces[0]).toMatchObject({ old: { feePercent: 30, openRequests: 5 }, new: row?.value })
  await t.db.transaction(tx => savePolicy(tx, admin, BOOKING_POLICY, AT))
  expect(await bookingPolicy(t.db)).toEqual(BOOKING_POLICY)
})
