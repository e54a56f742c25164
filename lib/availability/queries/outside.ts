import 'server-only'
import { and, asc, eq, gt, gte, inArray, lt, type SQL } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings } from '@/db/schema'
import { dayRange, daysBetween, type LocalDate, toWall } from '@/lib/time/zone'
import type { DaySpan, Slot } from '../domain/calendar'
import { isWithinHours } from '../domain/hours'
import { nextSlots } from '../domain/slots'
import { loadCalendars } from '.'

/** Calendars read at once. */
const PROVIDERS = 200
/** How far behind a lost time another is looked for, and how many starts of the first day may lie before it. */
const DAYS_BEHIND = 31
const MOST_STARTS = 200

const columns = {
  id: bookings.id,
  reference: bookings.reference,
  providerId: bookings.providerId,
  districtId: bookings.districtId,
  status: bookings.status,
  version: bookings.version,
  wallDate: bookings.wallDate,
  wallMinutes: bookings.wallMinutes,
  startsAt: bookings.startsAt,
  endsAt: bookings.endsAt,
}

function ahead(tx: Tx, which: SQL | undefined, at: Date) {
  return tx
    .select(columns)
    .from(bookings)
    .where(and(which, gte(bookings.startsAt, at), inArray(bookings.status, ['PENDING', 'CONFIRMED'])))
    .orderBy(asc(bookings.startsAt))
}

export type Ahead = Awaited<ReturnType<typeof ahead>>[number]

/** Of these appointments, in their order, those that the hours of their provider no longer hold. */
async function outside(tx: Tx, rows: readonly Ahead[]): Promise<Ahead[]> {
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return []
  const stretch = { from: first.wallDate, days: daysBetween(first.wallDate, last.wallDate) + 1 }
  const ids = [...new Set(rows.map(({ providerId }) => providerId))]
  const lost: Ahead[] = []
  for (let start = 0; start < ids.length; start += PROVIDERS) {
    const group = ids.slice(start, start + PROVIDERS)
    const calendars = await loadCalendars(tx, group, stretch)
    for (const row of rows) {
      const known = calendars.get(row.providerId)
      if (known && !isWithinHours(known.calendar, row.startsAt, row.endsAt)) lost.push(row)
    }
  }
  return lost
}

/** Appointments ahead of one provider that its hours, as they are now, no longer hold. */
export async function bookingsOutside(tx: Tx, providerId: number, at: Date): Promise<Ahead[]> {
  return outside(tx, await ahead(tx, eq(bookings.providerId, providerId), at))
}

/** The same of all providers, for what touches some days. */
export async function bookingsOutsideOn(tx: Tx, { startsOn, endsOn }: DaySpan, at: Date): Promise<Ahead[]> {
  const touching = and(
    lt(bookings.startsAt, dayRange(endsOn).end),
    gt(bookings.endsAt, dayRange(startsOn).start),
  )
  return outside(tx, await ahead(tx, touching, at))
}

/** The first start after its own that an appointment could have instead; null when there is none within a month. */
export async function nextFit(tx: Tx, booking: Ahead, at: Date): Promise<Slot | null> {
  const { id, providerId, districtId, startsAt, endsAt } = booking
  const from: LocalDate = toWall(startsAt).date
  const days = { from, days: DAYS_BEHIND, except: id }
  const known = (await loadCalendars(tx, [providerId], days)).get(providerId)
  if (!known) return null
  const durationMinutes = (endsAt.getTime() - startsAt.getTime()) / 60_000
  const rules = { ...known.rules, durationMinutes, districtId }
  const slots = nextSlots(known.calendar, rules, MOST_STARTS, at, from, DAYS_BEHIND)
  return slots.find(({ start }) => start > startsAt) ?? null
}
