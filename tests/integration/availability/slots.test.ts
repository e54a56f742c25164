import { and, eq, inArray } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import {
  availabilityExceptions,
  bookings,
  calendarPeriods,
  districts,
  providers,
  providerZones,
  timeOff,
  weeklyRanges,
} from '@/db/schema'
import { slotsByDay } from '@/lib/availability/domain/slots'
import { loadCalendars } from '@/lib/availability/queries'
import { requestBooking } from '@/lib/bookings/commands/request'
import { servedDistricts } from '@/lib/bookings/queries/zones'
import { nextSlotsOf, slotsOfProvider } from '@/lib/search/queries/slots'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

type Provider = Awaited<ReturnType<typeof makeProvider>>
const set = (provider: Provider, values: Partial<typeof providers.$inferInsert>) =>
  t.db.update(providers).set(values).where(eq(providers.id, provider.providerId))

const shown = async (provider: Provider, from: string, days = 1) =>
  (await slotsOfProvider(t.db, { slug: provider.slug, offer: provider.offerId, from, days, now: AT })) ?? []

const book = async (provider: Provider, start: string, district: string | null = null) =>
  t.db.transaction(async tx =>
    requestBooking(tx, await makeUser(tx), requestInput(provider.offerId, start, { district }), AT),
  )
const code = (promise: Promise<unknown>) =>
  promise.then(
    () => null,
    (error: { code?: string; fields?: Record<string, string> }) => error.fields?.district ?? error.code,
  )

const casablanca = () =>
  t.db
    .select({ id: districts.id, slug: districts.slug })
    .from(districts)
    .where(inArray(districts.slug, ['maarif', 'anfa', 'gauthier']))

describe('every layer reaches every list of slots', () => {
  test('a holiday, time off and the break on Friday, in the day view, on cards and at the door', async () => {
    const provider = await makeProvider(t.db, { horizonDays: 60 })
    await set(provider, { fridayBreakStart: 720, fridayBreakEnd: 900 })
    await t.db
      .insert(timeOff)
      .values({ providerId: provider.providerId, startsOn: '2026-11-25', endsOn: '2026-11-26' })
    const days = await shown(provider, '2026-11-25', 3)
    expect(days.map(day => day.slots.length > 0)).toEqual([false, false, true])
    const walls = days[2]?.slots.map(slot => slot.wall) ?? []
    expect(walls).toContain('11:00')
    expect(walls.filter(wall => '11:00' < wall && wall < '15:00')).toEqual([])
    const next = await nextSlotsOf(t.db, [provider.slug], AT)
    expect(next[provider.slug]?.[0]).toMatchObject({ date: '2026-11-27', wall: '08:00' })
    expect(await code(book(provider, '2026-11-26T10:00:00.000Z'))).toBe('booking.outside_hours')
    expect(await code(book(provider, '2026-11-27T13:00:00.000Z'))).toBe('booking.outside_hours')

    expect((await shown(provider, '2027-01-01'))[0]?.slots).toEqual([])
    await t.db.insert(availabilityExceptions).values({
      providerId: provider.providerId,
      date: '2027-01-01',
      kind: 'OPEN',
      startMinute: 600,
      endMinute: 660,
    })
    expect((await shown(provider, '2027-01-01'))[0]?.slots.map(slot => slot.wall)).toEqual(['10:00'])
  })

  test('Ramadan has the hours made for it', async () => {
    const provider = await makeProvider(t.db, { horizonDays: 120 })
    await t.db.insert(weeklyRanges).values(
      [1, 2, 3, 4, 5, 6, 7].map(weekday => ({
        providerId: provider.providerId,
        layer: 'RAMADAN' as const,
        weekday,
        startMinute: 21 * 60,
        endMinute: 23 * 60,
      })),
    )
    const [before, first] = await shown(provider, '2027-02-07', 2)
    expect(before?.slots[0]?.wall).toBe('08:00')
    expect(first?.slots.map(slot => slot.wall)).toEqual(['21:00', '21:30', '22:00'])
  })

  test('twenty providers with all of it cost one statement', async () => {
    const ids: number[] = []
    for (let i = 0; i < 20; i++) ids.push((await makeProvider(t.db)).providerId)
    let statements = 0
    await t.db.transaction(async tx => {
      const counted = new Proxy(tx, {
        get: (target, key) => {
          if (['execute', 'select', 'query'].includes(String(key))) statements++
          const value: unknown = Reflect.get(target, key)
          return typeof value === 'function' ? value.bind(target) : value
        },
      })
      const calendars = await loadCalendars(counted, ids, { from: '2026-11-25', days: 30 })
      expect(calendars.size).toBe(20)
    })
    expect(statements).toBe(1)
  })
})

describe('the way between two districts', () => {
  test('is never shown and never sold, also when two ask at once', async () => {
    const provider = await makeProvider(t.db)
    await set(provider, { travelMinutes: 45, bufferAfterMinutes: 0 })
    const both = await Promise.all([
      code(book(provider, '2026-11-26T10:00:00.000Z', 'maarif')),
      code(book(provider, '2026-11-26T11:00:00.000Z', 'anfa')),
    ])
    expect(both.filter(answer => answer === null)).toHaveLength(1)
    expect(both.filter(answer => answer === 'booking.slot_taken')).toHaveLength(1)
  })

  test('costs nothing within a district', async () => {
    const provider = await makeProvider(t.db)
    await set(provider, { travelMinutes: 45, bufferAfterMinutes: 0 })
    await book(provider, '2026-11-26T10:00:00.000Z', 'maarif')
    const walls = (await shown(provider, '2026-11-26'))[0]?.slots.map(slot => slot.wall)
    expect(walls).not.toContain('11:00')
    expect(walls).toContain('12:00')
    expect(await code(book(provider, '2026-11-26T11:00:00.000Z', 'anfa'))).toBe('booking.slot_taken')
    expect(await code(book(provider, '2026-11-26T11:00:00.000Z', 'maarif'))).toBeNull()
  })

  test('a booking that is being moved does not stand in its own way', async () => {
    const provider = await makeProvider(t.db)
    const { id } = await book(provider, '2026-11-26T10:00:00.000Z')
    const found = await loadCalendars(t.db, [provider.providerId], {
      from: '2026-11-26',
      days: 1,
      except: id,
    })
    const known = found.get(provider.providerId)
    if (!known) throw new Error('no calendar')
    const [day] = slotsByDay(
      known.calendar,
      { ...known.rules, durationMinutes: 60 },
      { from: '2026-11-26', days: 1 },
      AT,
    )
    expect(day?.slots.map(slot => slot.wall)).toContain('10:00')
  })
})

describe('where a provider works', () => {
  test('the districts named, and no other: the list offers them and the command refuses the rest', async () => {
    const provider = await makeProvider(t.db)
    const maarif = (await casablanca()).find(row => row.slug === 'maarif')
    if (!maarif) throw new Error('no district')
    await t.db.insert(providerZones).values({ providerId: provider.providerId, districtId: maarif.id })
    const { districts: list, named } = await servedDistricts(t.db, provider.providerId)
    expect([list.map(row => row.slug), named]).toEqual([['maarif'], true])
    expect(await code(book(provider, '2026-11-26T10:00:00.000Z', 'anfa'))).toBe('booking.outside_zone')
    expect(await code(book(provider, '2026-11-26T10:00:00.000Z'))).toBe('booking.district_missing')
    expect(await code(book(provider, '2026-11-26T10:00:00.000Z', 'nowhere'))).toBe('booking.district_unknown')
    const taken = await t.db
      .select({ id: bookings.id })
      .from(bookings)
      .where(and(eq(bookings.providerId, provider.providerId)))
    expect(taken).toEqual([])
    expect(await code(book(provider, '2026-11-26T10:00:00.000Z', 'maarif'))).toBeNull()
  })

  test('without zones, what lies within the radius', async () => {
    const provider = await makeProvider(t.db)
    const all = await servedDistricts(t.db, provider.providerId)
    expect(all.named).toBe(false)
    await set(provider, { radiusKm: 2 })
    const near = await servedDistricts(t.db, provider.providerId)
    expect(near.districts.length).toBeLessThan(all.districts.length)
    const far = all.districts.find(row => !near.districts.some(({ id }) => id === row.id))
    expect(await code(book(provider, '2026-11-26T10:00:00.000Z', far?.slug ?? ''))).toBe(
      'booking.outside_zone',
    )
  })

  test('a moved date of the country’s calendar changes its days for everybody', async () => {
    const provider = await makeProvider(t.db, { horizonDays: 60 })
    const wall = async (date: string) => (await shown(provider, date))[0]?.slots.length
    expect(await wall('2027-01-14')).toBe(0)
    await t.db
      .update(calendarPeriods)
      .set({ startsOn: '2027-01-15', endsOn: '2027-01-15' })
      .where(eq(calendarPeriods.slug, 'nouvel-an-amazigh-2027'))
    expect(await wall('2027-01-14')).toBeGreaterThan(0)
    expect(await wall('2027-01-15')).toBe(0)
  })
})
