import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { slotsByDay } from '@/lib/availability/domain/slots'
import { loadCalendars } from '@/lib/availability/queries'
import type { LocalDate } from '@/lib/time/zone'
import { calendarsFor, freeStarts, toCardSlot } from './free-slots'

type Offered = { id: number; slug: string; offer: number; minutes: number }

/** The offer asked for, or the one a card speaks of: the cheapest. Only of approved providers, only on sale. */
async function offersOf(tx: Tx, which: SQL, offer: SQL): Promise<Offered[]> {
  const rows = await tx.execute<Offered>(sql`
    select p.id, p.slug, o.id as offer, o.duration_minutes as minutes
      from providers p
      join lateral (select id, duration_minutes from offers
                     where provider_id = p.id and active and ${offer}
                     order by price, position, id limit 1) o on true
     where p.status = 'APPROVED' and ${which}`)
  return [...rows]
}

export type DaySlots = { date: LocalDate; slots: { start: string; wall: string }[] }

/**
 * The bookable starts of one provider's offer, day by day; null when there is no such provider or offer.
 * @param offer null for the offer its card speaks of
 */
export async function slotsOfProvider(
  tx: Tx,
  {
    slug,
    offer,
    from,
    days,
    now,
  }: { slug: string; offer: number | null; from: LocalDate; days: number; now: Date },
): Promise<DaySlots[] | null> {
  const only = offer === null ? sql`true` : sql`id = ${offer}::int`
  const [found] = await offersOf(tx, sql`p.slug = ${slug}`, only)
  if (!found) return null
  const known = (await loadCalendars(tx, [found.id], { from, days })).get(found.id)
  if (!known) return null
  const rules = { ...known.rules, durationMinutes: found.minutes }
  return slotsByDay(known.calendar, rules, { from, days }, now).map(({ date, slots }) => ({
    date,
    slots: slots.map(({ start, wall }) => ({ start: start.toISOString(), wall })),
  }))
}

/** The next four starts of several providers, by slug; those without any are listed empty, unknown ones left out. */
export async function nextSlotsOf(
  tx: Tx,
  slugs: readonly string[],
  now: Date,
): Promise<Record<string, { start: string; wall: string; date: LocalDate; offer: number }[]>> {
  if (slugs.length === 0) return {}
  const found = await offersOf(tx, sql`p.slug in ${slugs}`, sql`true`)
  const when = { now, date: null }
  const calendars = await calendarsFor(
    tx,
    found.map(({ id }) => id),
    when,
  )
  return Object.fromEntries(
    found.map(({ id, slug, offer, minutes }) => [
      slug,
      freeStarts(calendars.get(id), minutes, when).map(slot => ({ ...toCardSlot(slot), offer })),
    ]),
  )
}
