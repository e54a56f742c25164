import 'server-only'
import { randomInt } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingEvents, bookingExtras, bookings, providers, rescheduleProposals } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { cancellationTerms } from '@/lib/bookings/domain/cancellation'
import type { Decided } from '@/lib/bookings/domain/decide'
import type { BookingFacts } from '@/lib/bookings/domain/facts'
import { type BookingPolicy, minutesAfter } from '@/lib/bookings/domain/policy'
import { type ActorKind, isTerminal } from '@/lib/bookings/domain/status'
import { TIMERS } from '@/lib/bookings/domain/timers'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { bookingTransitions } from '@/lib/core/metrics'
import { INVITE_AFTER } from '@/lib/reviews/domain/review'

export const TIMER_JOB = 'booking_timer'
export const NOTIFY_JOB = 'notify_booking'
/** A day after the job both sides are asked how it was. */
export const REVIEWS_JOB = 'invite_reviews'

/** What a provider loses of 100 for each appointment called off or missed, and wins back with each job done. */
export const RELIABILITY_LOST = 5
const RELIABILITY_WON = 1

export type Author = { kind: ActorKind; id: string | null }
export type NewBooking = Omit<typeof bookings.$inferInsert, 'status' | 'version' | 'id'>
/** Columns that a step changes beside the state; the state itself is this file's alone. */
export type Changes = Partial<
  Omit<NewBooking, 'reasonCode' | 'reason' | 'cancelledBy' | 'confirmedAt' | 'startedAt' | 'endedAt' | 'fee'>
>

export type Step = {
  decided: Decided
  author: Author
  /** As the rules saw it before; what `changes` says of them counts for the timers. */
  facts: BookingFacts
  /** An open proposal that this step made, for its timer. */
  proposal?: BookingFacts['proposal']
  changes?: Changes
  policy: BookingPolicy
  /** Another step of the same act has already told everybody. */
  quiet?: boolean | undefined
}

/** Four digits, also with zeros in front. */
const drawCode = () => String(randomInt(10_000)).padStart(4, '0')

/** The columns that follow from the step itself. */
function columnsOf({ decided, author, facts, changes, policy }: Step, at: Date) {
  const { row, from, to } = decided
  const moved = from !== to
  const owesFee = row.effects.includes('fee')
  const owed = changes?.payable ?? facts.payable
  const paid = row.effects.includes('paid') && facts.paymentMethod === 'CASH' && owed !== null
  return {
    ...changes,
    status: to,
    version: decided.version,
    updatedAt: at,
    ...(row.effects.includes('new_code') ? { checkCode: drawCode() } : {}),
    ...(owesFee ? { fee: cancellationTerms(facts, at, policy).fee } : {}),
    ...(paid ? { paymentStatus: 'PAID' as const, amountPaid: owed } : {}),
    ...(to === 'CONFIRMED' && moved ? { confirmedAt: at } : {}),
    ...(to === 'IN_PROGRESS' && moved ? { startedAt: at } : {}),
    ...(isTerminal(to) && moved
      ? {
          endedAt: at,
          reasonCode: row.reasonCode,
          reason: decided.reason,
          cancelledBy: to === 'CANCELLED' ? author.kind : null,
        }
      : {}),
    // Only what still waits for somebody can lapse.
    expiresAt: changes?.expiresAt ?? (to === 'HOLD' || to === 'PENDING' ? facts.expiresAt : null),
  }
}

type Target = { insert: NewBooking } | { id: string }

async function write(tx: Tx, step: Step, target: Target, at: Date): Promise<string | null> {
  const columns = columnsOf(step, at)
  if ('insert' in target) {
    const [written] = await tx
      .insert(bookings)
      .values({ ...target.insert, ...columns })
      // Never waits in a deadlock and never throws: the constraint decides, quietly.
      .onConflictDoNothing()
      .returning({ id: bookings.id })
    return written?.id ?? null
  }
  const [written] = await tx
    .update(bookings)
    .set(columns)
    .where(and(eq(bookings.id, target.id), eq(bookings.version, step.decided.version - 1)))
    .returning({ id: bookings.id })
  if (!written) throw new AppError('booking.stale')
  return written.id
}

/** What was still open about a booking ends with the state it was open in. */
async function closeOpenParts(tx: Tx, { decided, facts }: Step, id: string, at: Date): Promise<void> {
  if (decided.from === decided.to) return
  if (facts.proposal && decided.name !== 'reschedule') {
    await tx
      .update(rescheduleProposals)
      .set({ status: 'LAPSED', decidedAt: at })
      .where(and(eq(rescheduleProposals.bookingId, id), eq(rescheduleProposals.status, 'OPEN')))
  }
  if (facts.openExtra !== null) {
    await tx
      .update(bookingExtras)
      .set({ status: 'RETRACTED', decidedAt: at })
      .where(and(eq(bookingExtras.bookingId, id), eq(bookingExtras.status, 'OPEN')))
  }
}

async function moveReliability(tx: Tx, { decided }: Step, id: string): Promise<void> {
  const lost = decided.row.effects.includes('reliability')
  if (!lost && decided.name !== 'complete') return
  const change = lost ? -RELIABILITY_LOST : RELIABILITY_WON
  await tx
    .update(providers)
    .set({ reliability: sql`least(100, greatest(0, ${providers.reliability} + ${change}))` })
    .where(
      and(
        eq(providers.id, tx.select({ id: bookings.providerId }).from(bookings).where(eq(bookings.id, id))),
        // Most are at 100 already: then nothing is written.
        lost ? undefined : sql`${providers.reliability} < 100`,
      ),
    )
}

async function startTimers(tx: Tx, step: Step, id: string, at: Date): Promise<void> {
  const { decided, facts, changes, policy, proposal } = step
  const then: BookingFacts = {
    ...facts,
    startsAt: changes?.startsAt ?? facts.startsAt,
    endsAt: changes?.endsAt ?? facts.endsAt,
    expiresAt: changes?.expiresAt ?? facts.expiresAt,
    requestedAt: changes?.requestedAt ?? facts.requestedAt,
    proposal: proposal ?? facts.proposal,
  }
  for (const timer of decided.row.timers) {
    const clock = TIMERS[timer]
    const runAt = clock.at(then, policy)
    // Confirmed at nine for eleven: nobody needs to be reminded at once of what was just agreed.
    if (!runAt || ('reminds' in clock && runAt <= at)) continue
    await enqueue(tx, TIMER_JOB, { bookingId: id, timer }, { runAt, key: `${timer}:${id}` })
  }
}

/**
 * The one function that writes a booking's state, and with it, in the caller's transaction, its history, its trace
 * in the audit log, its timers and its messages.
 * @param target the row to insert for a first step, or the id of the booking to move on
 * @returns the booking's id; null when an insert met a slot that is taken (or a form already sent)
 * Codes: `booking.stale` when somebody else moved the booking first. An update that meets a taken slot throws the
 * database's own error: see `slotTaken`.
 */
export async function recordStep(tx: Tx, step: Step, target: Target, at: Date): Promise<string | null> {
  const { decided, author } = step
  const id = await write(tx, step, target, at)
  if (id === null) return null
  await tx.insert(bookingEvents).values({
    bookingId: id,
    version: decided.version,
    transition: decided.name,
    fromStatus: decided.from,
    toStatus: decided.to,
    actorKind: author.kind,
    actorId: author.id,
    reason: decided.reason ?? decided.reasonCode,
    at,
  })
  await writeAudit(
    tx,
    {
      action: `booking.${decided.name}`,
      actor: author,
      target: { type: 'booking', id },
      old: { status: decided.from, version: decided.version - 1 },
      new: { status: decided.to, version: decided.version },
    },
    at,
  )
  await closeOpenParts(tx, step, id, at)
  await moveReliability(tx, step, id)
  await startTimers(tx, step, id, at)
  if (decided.row.effects.includes('reviews')) {
    await enqueue(tx, REVIEWS_JOB, { bookingId: id }, { runAt: minutesAfter(at, INVITE_AFTER) })
  }
  if (decided.row.mails.length > 0 && !step.quiet) {
    await enqueue(tx, NOTIFY_JOB, { bookingId: id, version: decided.version })
  }
  bookingTransitions().inc({ transition: decided.name })
  return id
}

const EXCLUSION_VIOLATION = '23P01'
/** Two bookings that want to change places wait for each other: the database lets one of them go. */
const DEADLOCK = '40P01'

/** Whether the database refused a change because the slot belongs to somebody else. */
export function slotTaken(error: unknown): boolean {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  const code = (cause as { code?: unknown } | null)?.code
  return code === EXCLUSION_VIOLATION || code === DEADLOCK
}
