import 'server-only'
import { and, eq, inArray } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingSeries, bookings } from '@/db/schema'
import { refuseSlot } from '@/lib/availability/domain/refusal'
import { loadCalendars } from '@/lib/availability/queries'
import { expiresAt, hasExpired } from '@/lib/bookings/domain/expiry'
import type { BookingPolicy } from '@/lib/bookings/domain/policy'
import { type Occurrence, occurrencesOf, type SeriesRhythm, seriesDays } from '@/lib/bookings/domain/series'
import type { TransitionName } from '@/lib/bookings/domain/transition-names'
import { kindOf, ownedBy } from '@/lib/bookings/queries/facts'
import type { System, User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { toWall } from '@/lib/time/zone'
import { type MoveAttempt, moveBooking } from './move'
import { placeRequest, type Wish } from './place'

export type Repeat = {
  rhythm: SeriesRhythm
  times: number
  /** The days the client has seen to be free and agreed to, when not all were. */
  confirmed: readonly string[]
}

/** Which of the occurrences fit the plan and are free. Only the first is held to notice and horizon: it was checked. */
async function freeOnes(tx: Tx, wish: Wish, all: readonly Occurrence[], days: number, at: Date) {
  const { offer, durationMinutes, districtId, hold } = wish
  const asked = { from: toWall(wish.start).date, days, except: hold?.id }
  const found = (await loadCalendars(tx, [offer.providerId], asked)).get(offer.providerId)
  if (!found) throw new AppError('booking.offer_unknown')
  const rules = {
    ...found.rules,
    durationMinutes,
    districtId,
    horizonDays: Number.POSITIVE_INFINITY,
    // What is kept already was asked for in time.
    ...(hold ? { minNoticeMinutes: 0 } : {}),
  }
  const first = refuseSlot(found.calendar, { ...rules, horizonDays: found.rules.horizonDays }, wish.start, at)
  if (first) throw new AppError(first)
  return all.filter(({ start }) => refuseSlot(found.calendar, rules, start, at) === null)
}

/**
 * Writes a whole series, all occurrences or none. When some days are not free the client is told which, and agrees to
 * the others before anything is written.
 * Codes: `booking.series_partly` (params: the days that are `free` and `taken`), `booking.series_too_few`, those of
 * `placeRequest`.
 * @returns the ids of the occurrences, the first one first
 */
export async function placeSeries(
  tx: Tx,
  actor: User,
  wish: Wish,
  repeat: Repeat,
  policy: BookingPolicy,
  at: Date,
): Promise<string[]> {
  const { rhythm, times, confirmed } = repeat
  const all = occurrencesOf(wish.start, rhythm, times)
  const free = await freeOnes(tx, wish, all, seriesDays(rhythm, times), at)
  if (free.length < 2) throw new AppError('booking.series_too_few')
  const dates = free.map(({ date }) => date)
  if (free.length < all.length && dates.join() !== confirmed.join()) {
    const taken = all.map(({ date }) => date).filter(date => !dates.includes(date))
    throw new AppError('booking.series_partly', { params: { free: dates.join(), taken: taken.join() } })
  }
  const wall = toWall(wish.start)
  const [series] = await tx
    .insert(bookingSeries)
    .values({
      clientId: actor.userId,
      providerId: wish.offer.providerId,
      offerId: wish.offer.id,
      rhythm,
      firstDate: wall.date,
      wallMinutes: wall.minutes,
      occurrences: free.length,
      createdAt: at,
    })
    .returning({ id: bookingSeries.id })
  if (!series) throw new Error('series not written')
  // The provider answers the series as one: it waits as long as its first appointment allows.
  const lapse = expiresAt(at, wish.start, policy)
  const ids: string[] = []
  for (const [index, { start }] of free.entries()) {
    const part = { ...wish, start, series: { id: series.id, lapse }, quiet: wish.quiet || index > 0 }
    const own = index === 0 ? part : { ...part, key: crypto.randomUUID(), hold: undefined }
    ids.push(await placeRequest(tx, actor, own, policy, at))
  }
  return ids
}

type SeriesAct = 'accept' | 'refuse' | 'expire' | 'end'

/** The step each occurrence takes; null when it is not meant. */
function stepOf(act: SeriesAct, status: string, by: ReturnType<typeof kindOf>): TransitionName | null {
  if (status === 'PENDING') return act === 'end' ? (by === 'client' ? 'withdraw' : 'refuse') : act
  return act === 'end' && status === 'CONFIRMED' ? 'cancel' : null
}

/** The occurrences of a booking's series, locked all before one is changed: two who act at once take turns. */
async function lockedSeries(tx: Tx, actor: User | System, bookingId: string) {
  const own = ownedBy(actor)
  if (own === null) throw new NotFoundError()
  const [anchor] = await tx
    .select({ seriesId: bookings.seriesId, startsAt: bookings.startsAt })
    .from(bookings)
    .where(and(eq(bookings.id, bookingId), own))
  if (!anchor) throw new NotFoundError()
  if (!anchor.seriesId) return { alone: true as const, rows: [] }
  const rows = await tx
    .select({
      id: bookings.id,
      status: bookings.status,
      startsAt: bookings.startsAt,
      version: bookings.version,
      expiresAt: bookings.expiresAt,
    })
    .from(bookings)
    .where(and(eq(bookings.seriesId, anchor.seriesId), inArray(bookings.status, ['PENDING', 'CONFIRMED'])))
    .orderBy(bookings.id)
    .for('update')
  return { alone: false as const, rows }
}

/**
 * Answers or ends the open occurrences of a series in one go: `accept` and `refuse` all that wait, `expire` those of
 * them whose time is over; `end` the one given and those after it. One message a step, not one an occurrence. A booking
 * of no series moves alone.
 * Codes: `not_found`, `booking.stale` (the one given has changed), those of the steps.
 */
export async function moveSeries(
  tx: Tx,
  actor: User | System,
  bookingId: string,
  act: SeriesAct,
  at: Date,
  { version, reason }: Pick<MoveAttempt, 'version' | 'reason'> = {},
): Promise<{ id: string }> {
  const { alone, rows } = await lockedSeries(tx, actor, bookingId)
  if (alone) {
    if (act === 'end') throw new AppError('booking.not_allowed')
    return moveBooking(tx, actor, bookingId, act, at, { version, reason })
  }
  const anchor = rows.find(row => row.id === bookingId)
  if (!anchor) throw new AppError('booking.not_allowed')
  if (version !== undefined && anchor.version !== version) throw new AppError('booking.stale')
  const told = new Set<TransitionName>()
  for (const row of rows.sort((a, b) => a.startsAt.getTime() - b.startsAt.getTime())) {
    const step = stepOf(act, row.status, kindOf(actor))
    if (!step || (act === 'end' && row.startsAt < anchor.startsAt)) continue
    // Another time proposed for one of them, or declined, gives that one a deadline of its own.
    if (act === 'expire' && !hasExpired(row, at)) continue
    const quiet = told.has(step)
    told.add(step)
    await moveBooking(tx, actor, row.id, step, at, { reason }, async () => ({ quiet }))
  }
  if (told.size === 0) throw new AppError('booking.not_allowed')
  return { id: bookingId }
}
