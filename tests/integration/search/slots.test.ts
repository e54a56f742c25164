import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { refuseSlot } from '@/lib/availability/domain/refusal'
import { loadCalendars } from '@/lib/availability/queries'
import type { ProviderCard } from '@/lib/search/queries/cards'
import { nextSlotsOf, slotsOfProvider } from '@/lib/search/queries/slots'
import { now, today } from '@/lib/time/clock'
import { addDays, toWall } from '@/lib/time/zone'
import { openSearching, type Searching } from './searching'

let s: Searching
beforeAll(async () => {
  s = await openSearching()
})
afterAll(() => s.close())

async function refusals(cards: readonly ProviderCard[]): Promise<string[]> {
  const calendars = await loadCalendars(
    s.test.db,
    cards.map(({ id }) => id),
    { from: today(), days: 31 },
  )
  return cards.flatMap(({ id, offer, slots }) => {
    const known = calendars.get(id)
    if (!known || !offer) return (slots ?? []).map(() => 'no calendar')
    const rules = { ...known.rules, durationMinutes: offer.minutes }
    return (slots ?? []).flatMap(
      ({ start }) => refuseSlot(known.calendar, rules, new Date(start), now()) ?? [],
    )
  })
}

const nextWeekday = () => {
  // Two days on, and not a Sunday: somebody works then.
  const day = addDays(today(), 2)
  return new Date(`${day}T12:00:00Z`).getUTCDay() === 0 ? addDays(day, 1) : day
}

describe('the slots on cards', () => {
  it('can all be booked, four at most, in order', async () => {
    const cards = await s.all('')
    const shown = cards.flatMap(({ slots }) => slots ?? [])
    expect(shown.length).toBeGreaterThan(cards.length)
    expect(await refusals(cards)).toEqual([])
    for (const { slots } of cards) {
      const starts = (slots ?? []).map(({ start }) => start)
      expect(starts.length).toBeLessThanOrEqual(4)
      expect(starts).toEqual([...starts].sort())
      for (const { start, wall, date } of slots ?? []) {
        expect(toWall(new Date(start))).toMatchObject({ time: wall, date })
      }
    }
  })

  it('of a day are of that day, and only those who have one are shown', async () => {
    const date = nextWeekday()
    const cards = await s.all(`date=${date}`)
    expect(cards.length).toBeGreaterThan(0)
    expect(cards.length).toBeLessThan((await s.all('')).length)
    for (const { slots } of cards) {
      expect(slots?.length).toBeGreaterThan(0)
      for (const slot of slots ?? []) expect(slot.date).toBe(date)
    }
    expect(await refusals(cards)).toEqual([])
  })

  it('decide the order when asked to', async () => {
    const starts = (await s.all('sort=next')).map(({ slots }) => slots?.[0]?.start ?? '9999')
    expect(starts).toEqual([...starts].sort())
  })
})

describe('/api/slots', () => {
  it('lists each day, also an empty one, and knows no stranger’s offer', async () => {
    const [card, other] = (await s.search('')).cards
    if (!card?.offer || !other?.offer) throw new Error('nobody found')
    const ask = { slug: card.slug, offer: card.offer.id, from: today(), days: 14, now: now() }
    const days = await slotsOfProvider(s.test.db, ask)
    expect(days?.map(({ date }) => date)).toEqual(Array.from({ length: 14 }, (_, i) => addDays(today(), i)))
    const first = days?.flatMap(({ slots }) => slots).slice(0, 4)
    expect(first?.map(({ start }) => start)).toEqual(card.slots?.map(({ start }) => start))
    expect(await slotsOfProvider(s.test.db, { ...ask, offer: other.offer.id })).toBeNull()
    expect(await slotsOfProvider(s.test.db, { ...ask, slug: 'nobody' })).toBeNull()
  })

  it('gives the next ones of many at once', async () => {
    const { cards } = await s.search('')
    const found = await nextSlotsOf(s.test.db, [...cards.map(({ slug }) => slug), 'nobody'], now())
    expect(Object.keys(found).sort()).toEqual(cards.map(({ slug }) => slug).sort())
    for (const { slug, slots } of cards) {
      expect(found[slug]?.map(({ start }) => start)).toEqual(slots?.map(({ start }) => start))
    }
  })
})
