import 'server-only'
import { and, asc, eq, gt, inArray, lt } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings } from '@/db/schema'
import { addException } from '@/lib/availability/commands/dated'
import { type Changed, ownProvider } from '@/lib/availability/commands/own'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { formatMinutes, fromWall, type LocalDate } from '@/lib/time/zone'

const FIRM = ['CONFIRMED', 'IN_PROGRESS'] as const

/** A part of one day, in wall minutes. */
export type Block = { date: LocalDate; start: number; end: number }

/**
 * Closes a part of a day: a dated exception like any other, but never over a firm appointment. The same form sent
 * twice makes one block.
 * Codes: those of `addException`; beside `date`: `agenda.past`; `agenda.booking_inside` with the appointment's `time`
 * and `reference`, which has to be moved or called off first. A request that still waits is no obstacle: the provider
 * answers it.
 */
export async function blockTime(
  tx: Tx,
  actor: User,
  { date, start, end }: Block,
  at: Date,
): Promise<Changed> {
  const provider = await ownProvider(tx, actor)
  const [from, to] = [fromWall(date, start), fromWall(date, end)]
  if (to <= at) throw new AppError('invalid', { fields: { date: 'agenda.past' } })
  const [firm] = await tx
    .select({ reference: bookings.reference, minutes: bookings.wallMinutes })
    .from(bookings)
    .where(
      and(
        eq(bookings.providerId, provider.id),
        inArray(bookings.status, [...FIRM]),
        lt(bookings.startsAt, to),
        gt(bookings.endsAt, from),
      ),
    )
    .orderBy(asc(bookings.startsAt))
    .limit(1)
  if (firm) {
    const params = { time: formatMinutes(firm.minutes), reference: firm.reference }
    throw new AppError('agenda.booking_inside', { params })
  }
  const range = { startMinute: start, endMinute: end }
  return addException(tx, actor, { date, kind: 'CLOSED', range }, at)
}
