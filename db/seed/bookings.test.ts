import { verify } from '@node-rs/bcrypt'
import { describe, expect, test } from 'vitest'
import { openingOf } from '@/lib/availability/domain/opening'
import { fromWall } from '@/lib/time/zone'
import { PASSWORD_HASH } from './account-rows'
import { allocate } from './allocation'
import { referenceOf } from './booking'
import { planDemand } from './demand'
import { Diary, type Placed } from './diary'
import { copyCell } from './loader'
import { drawProvider, type Provider } from './provider'
import { Random } from './random'
import { readReference } from './reference'
import { DEMO_PASSWORD, showcaseProvider } from './showcase'
import { divide, volumeOf } from './sizes'
import { ENDINGS, tellStory } from './story'

const TODAY = '2026-11-21'
const NOW = new Date('2026-11-21T10:20:00Z')
const reference = readReference()
const random = () => new Random('bookings')

function providers(): Provider[] {
  const context = { reference, districtsOf: new Map(), nearOf: new Map(), today: TODAY }
  const spots = allocate(random(), reference.cities, reference.categories, 60)
  return spots.map((spot, index) => drawProvider(random().fork(index), index + 1, spot, context))
}

const all = providers()

/** As the site itself reads this provider's calendar. */
function isOpen(provider: Provider, { date, start, end }: Placed): boolean {
  const calendar = {
    plan: provider.week,
    exceptions: provider.exceptions,
    busy: [],
    layers: {
      periods: [],
      closedOnHolidays: true,
      closedOnEid: true,
      ramadanPlan: provider.ramadan,
      fridayBreak: provider.fridayBreak,
      timeOff: provider.timeOff,
    },
  }
  const hours = openingOf(calendar, date)?.open ?? []
  return hours.some(open => open.start <= start.getTime() && end.getTime() <= open.end)
}

describe('the diary', () => {
  test('keeps to the week, the grid and the days off, and never overlaps', () => {
    for (const provider of all) {
      const diary = new Diary(provider)
      const stream = random().fork(provider.id)
      const found: Placed[] = []
      for (let i = 0; i < 60; i++) {
        const offer = stream.pick(provider.offers)
        const placed = diary.placeBetween(stream, TODAY, [-30, 30], offer.durationMinutes)
        if (placed) found.push(placed)
      }
      expect(found.length).toBeGreaterThan(10)
      const byStart = found.sort((a, b) => a.start.getTime() - b.start.getTime())
      for (const [index, placed] of byStart.entries()) {
        const weekday = new Date(`${placed.date}T00:00Z`).getUTCDay() || 7
        const range = provider.week.find(
          each =>
            each.weekday === weekday && each.startMinute <= placed.minutes && placed.minutes < each.endMinute,
        )
        expect(range).toBeDefined()
        expect((placed.minutes - (range?.startMinute ?? 0)) % provider.stepMinutes).toBe(0)
        expect(provider.exceptions.map(exception => exception.date)).not.toContain(placed.date)
        expect(isOpen(provider, placed)).toBe(true)
        expect(fromWall(placed.date, placed.minutes)).toEqual(placed.start)
        const next = byStart[index + 1]
        if (next) expect(placed.blocked[1].getTime()).toBeLessThanOrEqual(next.blocked[0].getTime())
      }
    }
  })
})

describe('the layers of the demo’s calendars', () => {
  test('are there for some and not for all', () => {
    const having = (has: (provider: Provider) => boolean) => all.filter(has).length
    for (const count of [
      having(provider => provider.ramadan.length > 0),
      having(provider => provider.fridayBreak !== null),
      having(provider => provider.timeOff.length > 0),
      having(provider => provider.travelMinutes > 0),
    ]) {
      expect(count).toBeGreaterThan(2)
      expect(count).toBeLessThan(all.length)
    }
  })
})

describe('the story of a booking', () => {
  const days = { pending: [2, 12], confirmed: [1, 20], running: [-1, -1] } as const

  test.each(ENDINGS)('%s: every step after the one before it, none in the future', ending => {
    const [first, last] = ending in days ? days[ending as keyof typeof days] : ([-300, -1] as const)
    for (const provider of all) {
      const stream = random().fork(`${ending}-${provider.id}`)
      const duration = provider.offers[0]?.durationMinutes ?? 60
      const placed = new Diary(provider).placeBetween(stream, TODAY, [first, last], duration)
      if (!placed) continue
      const story = tellStory(stream, provider, placed, ending, NOW)
      const times = story.steps.map(step => step.at.getTime())
      expect(times).toEqual([...times].sort((a, b) => a - b))
      expect(Math.max(...times)).toBeLessThanOrEqual(NOW.getTime())
      const notice = placed.start.getTime() - story.createdAt.getTime()
      expect(notice).toBeGreaterThanOrEqual(provider.noticeMinutes * 60_000)
      expect(story.status).toBe(story.steps.at(-1)?.to)
      if (ending === 'pending') expect(story.expiresAt.getTime()).toBeGreaterThan(NOW.getTime())
      if (ending === 'expired') expect(story.steps.at(-1)?.at).toEqual(story.expiresAt)
    }
  })
})

describe('how much of what', () => {
  test.each([
    ['demo', 1200, 16_000, 10_000],
    ['bench', 100_000, 1_000_000, 500_000],
    ['tiny', 60, 200, 100],
  ] as const)('%s', (size, count, bookings, reviews) => {
    const volume = volumeOf({ size })
    const parts = divide(volume)
    expect(volume).toMatchObject({ providers: count, bookings, reviews })
    expect(parts.completed + parts.ended + parts.upcoming + parts.running + reviews).toBe(bookings)
  })

  test('the wishes of all providers add up to the volume', () => {
    const volume = volumeOf({ size: 'demo' })
    const demand = planDemand(random(), volume)
    const wishes = Array.from({ length: volume.providers }, (_, index) =>
      demand.wishesOf(index, random().fork(index)),
    ).flat()
    expect(wishes.filter(wish => wish.reviewed).length).toBe(volume.reviews - volume.showcase.reviews)
    expect(new Set(wishes.map(wish => wish.ending))).toEqual(new Set(ENDINGS))
  })
})

describe('what is written', () => {
  test('references never repeat', () => {
    const references = Array.from({ length: 200_000 }, (_, index) => referenceOf(index + 1))
    expect(new Set(references).size).toBe(references.length)
    expect(references[0]).toMatch(/^KH-[2-9A-HJ-NP-Z]{6}$/)
  })

  test.each([
    [null, '\\N'],
    ['a\tb\nc\\d', 'a\\tb\\nc\\\\d'],
    [['fr', 'L’"O"'], '{"fr","L’\\\\"O\\\\""}'],
    [true, 't'],
    [new Date('2026-11-21T12:00:00Z'), '2026-11-21T12:00:00.000Z'],
  ])('%j in the format of COPY', (value, expected) => {
    expect(copyCell(value)).toBe(expected)
  })

  test('the demo password opens the demo accounts', async () => {
    expect(await verify(DEMO_PASSWORD, PASSWORD_HASH)).toBe(true)
  })

  test('the plumber of the pictures works every weekday and sells at real prices', () => {
    const [drawn] = all
    if (!drawn) throw new Error('no provider')
    const youssef = showcaseProvider(drawn, reference)
    expect(new Set(youssef.week.map(range => range.weekday))).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    expect(youssef.offers).toHaveLength(6)
    for (const { service, unit, priceCentimes } of youssef.offers) {
      expect(unit).toBe(service.unit)
      if (priceCentimes === null) continue
      expect(priceCentimes).toBeGreaterThanOrEqual(service.priceMin)
      expect(priceCentimes).toBeLessThanOrEqual(service.priceMax)
    }
  })
})
