import 'server-only'
import type { Tx } from '@/db/client'
import type { Slot } from '@/lib/availability/domain/calendar'
import { type Candidate, listed, readCandidates, readCards } from './cards'
import { calendarsFor, freeStarts, toCardSlot, type When } from './free-slots'
import type { Knowledge } from './lexicon'
import { type Asked, endOf, nextResults, PAGE_SIZE, type Page } from './page'
import type { Resolved } from './resolve'

/** Most who are asked for their calendar at once; the next page goes on behind them. */
const MOST_ASKED = 400
/** Most days so many give a full page. */
const FIRST_ASKED = 60
/** The order by next free slot looks among so many, the best by rank. */
const MOST_SORTED = 200
/** Sorted behind everybody who has a free slot. */
const NEVER = 8.64e15

type Free = Candidate & { slots: Slot[] }

async function ask(tx: Tx, candidates: readonly Candidate[], when: When): Promise<Free[]> {
  const calendars = await calendarsFor(
    tx,
    candidates.map(({ id }) => id),
    when,
  )
  return candidates.map(candidate => ({
    ...candidate,
    slots: freeStarts(calendars.get(candidate.id), candidate.minutes, when),
  }))
}

/** The first with a free slot that day, in the order of the search, and where to go on. */
async function onDay(
  tx: Tx,
  candidates: readonly Candidate[],
  when: When,
  search: Resolved,
): Promise<{ shown: Free[]; next: Page['next'] }> {
  const free: Free[] = []
  for (const group of [candidates.slice(0, FIRST_ASKED), candidates.slice(FIRST_ASKED)]) {
    if (group.length === 0 || free.length > PAGE_SIZE) continue
    free.push(...(await ask(tx, group, when)).filter(({ slots }) => slots.length > 0))
  }
  const shown = free.slice(0, PAGE_SIZE)
  const unseen = candidates.length === MOST_ASKED ? candidates.at(-1) : undefined
  const last = free.length > PAGE_SIZE ? shown.at(-1) : unseen
  return { shown, next: last ? endOf(search.sort, last) : null }
}

/** The soonest free first. */
function soonest(
  free: readonly Free[],
  { after, hideFull }: { after: Asked['after']; hideFull: boolean },
): { shown: Free[]; next: Page['next'] } {
  const timed = free
    .map(one => ({ ...one, keys: [one.slots[0]?.start.getTime() ?? NEVER, 0] as const }))
    .filter(one => !(hideFull && one.slots.length === 0))
    .sort((a, b) => b.half - a.half || a.keys[0] - b.keys[0] || a.id - b.id)
  const [soonestKey = 0] = after?.keys ?? []
  const left = timed.filter(
    ({ half, keys: [start], id }) =>
      !after ||
      half < after.half ||
      (half === after.half && (start > soonestKey || (start === soonestKey && id > after.id))),
  )
  const shown = left.slice(0, PAGE_SIZE)
  const last = shown.at(-1)
  return { shown, next: left.length > PAGE_SIZE && last ? endOf('next', last) : null }
}

/** A page that free time decides: of one day, or sorted by the next slot. Every slot shown is bookable. */
export async function byFreeSlot(
  tx: Tx,
  { catalogue }: Knowledge,
  search: Resolved,
  { locale, now, after }: Asked,
): Promise<Page> {
  const when = { now, date: search.request.date }
  const bySlot = search.sort === 'next'
  const source = bySlot ? nextResults(search, null, MOST_SORTED) : nextResults(search, after, MOST_ASKED)
  const candidates = await readCandidates(tx, source, { catalogue, filter: search.filter })
  const { shown, next } = bySlot
    ? soonest(await ask(tx, candidates, when), { after, hideFull: when.date !== null })
    : await onDay(tx, candidates, when, search)
  if (shown.length === 0) return { cards: [], next }
  const found = await readCards(tx, listed(shown.map(({ id }) => id)), {
    catalogue,
    filter: search.filter,
    locale,
  })
  const slots = new Map(shown.map(one => [one.id, one.slots.map(toCardSlot)]))
  return { cards: found.map(({ card }) => ({ ...card, slots: slots.get(card.id) ?? [] })), next }
}
