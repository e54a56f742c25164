import 'server-only'
import { and, asc, eq, gt, gte, inArray, isNotNull, lt, lte } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { availabilityExceptions, bookings, providers } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { formatMinutes, fromWall, type LocalDate } from '@/lib/time/zone'

const FIRM = ['CONFIRMED', 'IN_PROGRESS'] as const

/** A part of one day, in wall minutes. */
export type Block = { date: LocalDate; start: number; end: number }

/** The provider's own row, locked: two changes of one agenda take turns. */
async function ownAgenda(tx: Tx, actor: User): Promise<number> {
  if (actor.providerId === null) throw new NotFoundError()
  const [row] = await tx
    .select({ id: providers.id })
    .from(providers)
    .where(and(eq(providers.id, actor.providerId), eq(providers.userId, actor.userId)))
    .for('update')
  if (!row) throw new NotFoundError()
  return row.id
}

/**
 * Closes a part of a day. What is closed already stays as it is, so the same form sent twice makes one block.
 * Codes: `agenda.past`; `agenda.booking_inside` with the appointment's `time` and `reference`, which has to be
 * moved or called off first. A request that still waits is no obstacle: the provider answers it.
 */
export async function blockTime(tx: Tx, actor: User, block: Block, at: Date): Promise<{ id: number }> {
  const providerId = await ownAgenda(tx, actor)
  const [begin, end] = [fromWall(block.date, block.start), fromWall(block.date, block.end)]
  if (end <= at) throw new AppError('invalid', { fields: { date: 'agenda.past' } })
  const [firm] = await tx
    .select({ reference: bookings.reference, minutes: bookings.wallMinutes })
    .from(bookings)
    .where(
      and(
        eq(bookings.providerId, providerId),
        inArray(bookings.status, [...FIRM]),
        lt(bookings.startsAt, end),
        gt(bookings.endsAt, begin),
      ),
    )
    .orderBy(asc(bookings.startsAt))
    .limit(1)
  if (firm) {
    const params = { time: formatMinutes(firm.minutes), reference: firm.reference }
    throw new AppError('agenda.booking_inside', { params })
  }
  const [covered] = await tx
    .select({ id: availabilityExceptions.id })
    .from(availabilityExceptions)
    .where(
      and(
        eq(availabilityExceptions.providerId, providerId),
        eq(availabilityExceptions.date, block.date),
        eq(availabilityExceptions.kind, 'CLOSED'),
        lte(availabilityExceptions.startMinute, block.start),
        gte(availabilityExceptions.endMinute, block.end),
      ),
    )
    .limit(1)
  if (covered) return covered
  const [written] = await tx
    .insert(availabilityExceptions)
    .values({
      providerId,
      date: block.date,
      kind: 'CLOSED',
      startMinute: block.start,
      endMinute: block.end,
    })
    .returning({ id: availabilityExceptions.id })
  if (!written) throw new Error('block not written')
  await trace(tx, actor, providerId, { new: { blocked: block } }, at)
  return written
}

/** Opens a blocked part again. Codes: `not_found`, also for a block of somebody else. */
export async function unblockTime(tx: Tx, actor: User, id: number, at: Date): Promise<void> {
  const providerId = await ownAgenda(tx, actor)
  const [gone] = await tx
    .delete(availabilityExceptions)
    .where(
      and(
        eq(availabilityExceptions.id, id),
        eq(availabilityExceptions.providerId, providerId),
        eq(availabilityExceptions.kind, 'CLOSED'),
        isNotNull(availabilityExceptions.startMinute),
      ),
    )
    .returning({
      date: availabilityExceptions.date,
      start: availabilityExceptions.startMinute,
      end: availabilityExceptions.endMinute,
    })
  if (!gone) throw new NotFoundError()
  await trace(tx, actor, providerId, { old: { blocked: gone } }, at)
}

function trace(
  tx: Tx,
  actor: User,
  providerId: number,
  change: { old?: Record<string, unknown>; new?: Record<string, unknown> },
  at: Date,
): Promise<void> {
  return writeAudit(
    tx,
    {
      action: 'availability.plan_changed',
      actor: { kind: 'provider', id: actor.userId },
      target: { type: 'provider', id: providerId },
      ...change,
    },
    at,
  )
}
