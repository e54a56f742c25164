import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  auditLog,
  availabilityExceptions,
  bookings,
  districts,
  providers,
  providerZones,
  timeOff,
  weeklyRanges,
} from '@/db/schema'
import { addException, addTimeOff, removeException, removeTimeOff } from '@/lib/availability/commands/dated'
import { savePlan } from '@/lib/availability/commands/plan'
import { saveRules, saveZones } from '@/lib/availability/commands/rules'
import { bookingsOutside } from '@/lib/availability/queries/outside'
import { ownAvailability } from '@/lib/availability/queries/own'
import { requestBooking } from '@/lib/bookings/commands/request'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const code = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code?: string }) => error.code,
  )
const traces = (providerId: number) =>
  t.db
    .select({ old: auditLog.old, next: auditLog.new })
    .from(auditLog)
    .where(and(eq(auditLog.targetType, 'provider'), eq(auditLog.targetId, String(providerId))))
    .orderBy(asc(auditLog.id))
const week = (providerId: number, layer: 'USUAL' | 'RAMADAN') =>
  t.db
    .select({ weekday: weeklyRanges.weekday, startMinute: weeklyRanges.startMinute })
    .from(weeklyRanges)
    .where(and(eq(weeklyRanges.providerId, providerId), eq(weeklyRanges.layer, layer)))

const MORNINGS = [1, 2, 3].map(weekday => ({ weekday, startMinute: 540, endMinute: 720 }))
const RULES = {
  instantBooking: true,
  closedOnHolidays: false,
  closedOnEid: true,
  minNoticeMinutes: 60,
  horizonDays: 45,
  slotStepMinutes: 30,
  dailyCap: 4,
  bufferBeforeMinutes: 0,
  bufferAfterMinutes: 15,
  travelMinutes: 20,
  fridayBreakStart: 720,
  fridayBreakEnd: 900,
}

describe('a provider’s own week', () => {
  test('is put in place of the old one, layer by layer, with one trace', async () => {
    const { owner, providerId } = await makeProvider(t.db)
    const save = (layer: 'USUAL' | 'RAMADAN') =>
      t.db.transaction(tx => savePlan(tx, owner, { layer, ranges: MORNINGS }, AT))
    await save('RAMADAN')
    expect(await week(providerId, 'USUAL')).toHaveLength(7)
    await save('USUAL')
    expect(await week(providerId, 'USUAL')).toHaveLength(3)
    expect(await traces(providerId)).toHaveLength(2)
  })

  test('sent twice at once is written once', async () => {
    const { owner, providerId } = await makeProvider(t.db)
    const save = () => t.db.transaction(tx => savePlan(tx, owner, { layer: 'USUAL', ranges: MORNINGS }, AT))
    await Promise.all([save(), save(), save()])
    expect(await week(providerId, 'USUAL')).toHaveLength(3)
    expect(await traces(providerId)).toHaveLength(1)
  })

  test('leaves appointments alone and names those it no longer holds', async () => {
    const { owner, providerId, offerId } = await makeProvider(t.db)
    const client = await makeUser(t.db)
    const ask = (start: string) =>
      t.db.transaction(tx => requestBooking(tx, client, requestInput(offerId, start), AT))
    const inside = await ask('2026-11-30T10:00:00.000Z')
    const outside = await ask('2026-12-01T15:00:00.000Z')
    await t.db.transaction(tx => savePlan(tx, owner, { layer: 'USUAL', ranges: MORNINGS }, AT))
    const named = await bookingsOutside(t.db, providerId, AT)
    expect(named.map(({ id }) => id)).toEqual([outside.id])
    const rows = await t.db
      .select({ status: bookings.status, version: bookings.version })
      .from(bookings)
      .where(eq(bookings.id, inside.id))
    expect(rows).toEqual([{ status: 'PENDING', version: 1 }])
  })
})

describe('dated changes', () => {
  const day = { date: '2026-12-03', kind: 'CLOSED' as const, range: null }
  const away = { startsOn: '2026-12-10', endsOn: '2026-12-14', note: 'Famille' }

  test('sent twice stay one, and can be taken back once', async () => {
    const { owner, providerId } = await makeProvider(t.db)
    const twice = (run: () => Promise<unknown>) => Promise.all([run(), run()])
    await twice(() => t.db.transaction(tx => addException(tx, owner, day, AT)))
    await twice(() => t.db.transaction(tx => addTimeOff(tx, owner, away, AT)))
    const own = await ownAvailability(t.db, owner, '2026-11-25')
    expect(own?.exceptions).toHaveLength(1)
    expect(own?.away).toMatchObject([{ note: 'Famille' }])
    const id = own?.exceptions[0]?.id ?? 0
    await t.db.transaction(tx => removeException(tx, owner, { id }, AT))
    expect(await code(t.db.transaction(tx => removeException(tx, owner, { id }, AT)))).toBe('not_found')
    expect(await traces(providerId)).toHaveLength(3)
  })

  test('of the past are refused', async () => {
    const { owner } = await makeProvider(t.db)
    const past = { ...day, date: '2026-11-24' }
    expect(await code(t.db.transaction(tx => addException(tx, owner, past, AT)))).toBe('invalid')
    const gone = { ...away, startsOn: '2026-11-01', endsOn: '2026-11-24' }
    expect(await code(t.db.transaction(tx => addTimeOff(tx, owner, gone, AT)))).toBe('invalid')
  })

  test('of somebody else do not exist', async () => {
    const [mine, stranger] = [await makeProvider(t.db), await makeProvider(t.db)]
    await t.db.transaction(tx => addException(tx, mine.owner, day, AT))
    await t.db.transaction(tx => addTimeOff(tx, mine.owner, away, AT))
    const own = await ownAvailability(t.db, mine.owner, '2026-11-25')
    const [one, two] = [own?.exceptions[0]?.id ?? 0, own?.away[0]?.id ?? 0]
    const attempts = [
      t.db.transaction(tx => removeException(tx, stranger.owner, { id: one }, AT)),
      t.db.transaction(tx => removeTimeOff(tx, stranger.owner, { id: two }, AT)),
    ]
    expect(await Promise.all(attempts.map(code))).toEqual(['not_found', 'not_found'])
    expect(await t.db.select().from(timeOff).where(eq(timeOff.id, two))).toHaveLength(1)
    const kept = await t.db.select().from(availabilityExceptions).where(eq(availabilityExceptions.id, one))
    expect(kept).toHaveLength(1)
  })
})

describe('rules and zones', () => {
  test('are saved with what changed, and the same again leaves no trace', async () => {
    const { owner, providerId } = await makeProvider(t.db)
    const save = () => t.db.transaction(tx => saveRules(tx, owner, RULES, AT))
    await Promise.all([save(), save()])
    const [row] = await t.db.select().from(providers).where(eq(providers.id, providerId))
    expect(row).toMatchObject(RULES)
    const found = await traces(providerId)
    expect(found).toHaveLength(1)
    expect(found[0]?.old).toMatchObject({ instantBooking: false, dailyCap: null })
    expect(found[0]?.next).not.toHaveProperty('minNoticeMinutes')
  })

  test('only districts of one’s own city', async () => {
    const { owner, providerId } = await makeProvider(t.db)
    const [here] = await t.db.select().from(districts).where(eq(districts.slug, 'maarif'))
    const [row] = await t.db
      .select({ cityId: providers.cityId })
      .from(providers)
      .where(eq(providers.id, providerId))
    const all = await t.db.select().from(districts)
    const there = all.find(district => district.cityId !== row?.cityId)
    if (!here || !there) throw new Error('no districts')
    const save = (districtIds: number[]) =>
      t.db.transaction(tx => saveZones(tx, owner, { radiusKm: 9, districtIds }, AT))
    expect(await code(save([here.id, there.id]))).toBe('booking.district_unknown')
    await save([here.id, here.id])
    await save([here.id])
    const zones = await t.db.select().from(providerZones).where(eq(providerZones.providerId, providerId))
    expect(zones.map(({ districtId }) => districtId)).toEqual([here.id])
    expect(await traces(providerId)).toHaveLength(1)
  })

  test('a client, or a provider without a profile, has nothing to save', async () => {
    for (const role of ['CLIENT', 'PROVIDER'] as const) {
      const user = await makeUser(t.db, { role })
      const plan = { layer: 'USUAL' as const, ranges: MORNINGS }
      expect(await code(t.db.transaction(tx => savePlan(tx, user, plan, AT)))).toBe('not_found')
      expect(await code(t.db.transaction(tx => saveRules(tx, user, RULES, AT)))).toBe('not_found')
      expect(await ownAvailability(t.db, user, '2026-11-25')).toBeNull()
    }
  })
})
