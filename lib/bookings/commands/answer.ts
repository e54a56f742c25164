import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings } from '@/db/schema'
import { type Attempt, decide } from '@/lib/bookings/domain/decide'
import type { ActorKind } from '@/lib/bookings/domain/status'
import type { TransitionName } from '@/lib/bookings/domain/transitions'
import type { System, User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { recordStep } from './record'

const facts = {
  id: bookings.id,
  status: bookings.status,
  version: bookings.version,
  startsAt: bookings.startsAt,
  expiresAt: bookings.expiresAt,
}

/** Loads through the actor: who has no part in a booking finds none. */
async function load(tx: Tx, actor: User | System, id: string) {
  const own =
    actor.kind === 'system'
      ? eq(bookings.id, id)
      : actor.role === 'CLIENT'
        ? and(eq(bookings.id, id), eq(bookings.clientId, actor.userId))
        : actor.role === 'PROVIDER' && actor.providerId !== null
          ? and(eq(bookings.id, id), eq(bookings.providerId, actor.providerId))
          : null
  if (!own) throw new NotFoundError()
  const [row] = await tx.select(facts).from(bookings).where(own).for('update')
  if (!row) throw new NotFoundError()
  return row
}

function roleOf(actor: User | System): ActorKind {
  if (actor.kind === 'system') return 'system'
  return actor.role === 'CLIENT' ? 'client' : 'provider'
}

/**
 * Moves a booking on: accept, refuse, withdraw, cancel, expire.
 * Codes: `not_found`, and those of `decide`.
 */
export async function moveBooking(
  tx: Tx,
  actor: User | System,
  id: string,
  name: TransitionName,
  at: Date,
  attempt: Attempt = {},
): Promise<{ id: string }> {
  const booking = await load(tx, actor, id)
  const kind = roleOf(actor)
  const decision = decide(booking, name, kind, at, attempt)
  if (!decision.ok) {
    throw new AppError(decision.code, {
      fields: decision.code === 'booking.reason_required' ? { reason: decision.code } : undefined,
    })
  }
  await recordStep(tx, decision, { kind, id: actor.kind === 'user' ? actor.userId : null }, { id }, at)
  return { id }
}
