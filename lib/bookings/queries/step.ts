import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingEvents } from '@/db/schema'
import type { Transition } from '../domain/steps/step'
import { TRANSITIONS } from '../domain/transitions'

/** The row of the table that one entry of a booking's history was made by. */
export async function stepOf(tx: Tx, bookingId: string, version: number): Promise<Transition | null> {
  const [event] = await tx
    .select({
      name: bookingEvents.transition,
      from: bookingEvents.fromStatus,
      actor: bookingEvents.actorKind,
    })
    .from(bookingEvents)
    .where(and(eq(bookingEvents.bookingId, bookingId), eq(bookingEvents.version, version)))
  if (!event) return null
  return (
    TRANSITIONS.find(
      row => row.name === event.name && row.from === event.from && row.actors.includes(event.actor),
    ) ?? null
  )
}
