import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingEvents, bookings } from '@/db/schema'
import type { ActorKind, BookingStatus } from '@/lib/bookings/domain/status'
import type { TransitionName } from '@/lib/bookings/domain/transitions'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { bookingTransitions } from '@/lib/core/metrics'

export const EXPIRE_JOB = 'expire_booking'
export const NOTIFY_JOB = 'notify_booking'

/** What a decision says, as far as it is written. */
export type Step = {
  name: TransitionName
  from: BookingStatus | null
  to: BookingStatus
  version: number
  reasonCode: string | null
  reason: string | null
  cancelledBy: ActorKind | null
}

type Author = { kind: ActorKind; id: string | null }
export type NewBooking = Omit<typeof bookings.$inferInsert, 'status' | 'version' | 'id'>

/**
 * The one function that writes a booking's state, and with it, in the caller's transaction, its history
 * and its jobs.
 * @param target the row to insert for a first step, or the id of the booking to move on
 * @returns the booking's id; null when an insert met a slot that is taken (or a form already sent)
 * Codes: `booking.stale` when somebody else moved the booking first.
 */
export async function recordStep(
  tx: Tx,
  step: Step,
  author: Author,
  target: { insert: NewBooking } | { id: string },
  at: Date,
): Promise<string | null> {
  const [written] =
    'insert' in target
      ? await tx
          .insert(bookings)
          .values({ ...target.insert, status: step.to, version: step.version })
          // Never waits in a deadlock and never throws: the constraint decides, quietly.
          .onConflictDoNothing()
          .returning({ id: bookings.id, expiresAt: bookings.expiresAt })
      : await tx
          .update(bookings)
          .set({
            status: step.to,
            version: step.version,
            reasonCode: step.reasonCode,
            reason: step.reason,
            cancelledBy: step.cancelledBy,
            expiresAt: null,
            updatedAt: at,
          })
          .where(and(eq(bookings.id, target.id), eq(bookings.version, step.version - 1)))
          .returning({ id: bookings.id, expiresAt: bookings.expiresAt })
  if (!written) {
    if ('insert' in target) return null
    throw new AppError('booking.stale')
  }
  const jobs = [
    enqueue(tx, NOTIFY_JOB, { bookingId: written.id, version: step.version, transition: step.name }),
  ]
  if (step.to === 'PENDING' && written.expiresAt) {
    const timer = { runAt: written.expiresAt, key: `expire:${written.id}` }
    jobs.push(enqueue(tx, EXPIRE_JOB, { bookingId: written.id }, timer))
  }
  await Promise.all([
    ...jobs,
    tx.insert(bookingEvents).values({
      bookingId: written.id,
      version: step.version,
      transition: step.name,
      fromStatus: step.from,
      toStatus: step.to,
      actorKind: author.kind,
      actorId: author.id,
      reason: step.reason ?? step.reasonCode,
      at,
    }),
  ])
  bookingTransitions().inc({ transition: step.name })
  return written.id
}
