import 'server-only'
import type { Tx } from '@/db/client'
import type { Slot } from '@/lib/availability/domain/calendar'
import { nextSlots } from '@/lib/availability/domain/slots'
import { loadCalendars, type ProviderCalendar } from '@/lib/availability/queries'
import { type LocalDate, toWall } from '@/lib/time/zone'
import type { CardSlot } from './cards'

/** How far a card looks for its next slots. */
export const DAYS_AHEAD = 14
export const SLOTS_SHOWN = 4

export type When = { now: Date; date: LocalDate | null }

/** The calendars needed to show slots: of the one day asked for, or of the next two weeks. */
export function calendarsFor(
  tx: Tx,
  providerIds: readonly number[],
  { now, date }: When,
): Promise<Map<number, ProviderCalendar>> {
  const days = date === null ? DAYS_AHEAD : 1
  return loadCalendars(tx, providerIds, { from: date ?? toWall(now).date, days })
}

/** The first free starts of an offer that takes `minutes`, on the day asked for or within two weeks. */
export function freeStarts(
  known: ProviderCalendar | undefined,
  minutes: number | null | undefined,
  { now, date }: When,
  count = SLOTS_SHOWN,
): Slot[] {
  if (!known || !minutes) return []
  const rules = { ...known.rules, durationMinutes: minutes }
  return nextSlots(known.calendar, rules, count, now, date ?? undefined, date === null ? DAYS_AHEAD : 1)
}

export const toCardSlot = ({ start, wall, date }: Slot): CardSlot => ({
  start: start.toISOString(),
  wall,
  date,
})
