import 'server-only'
import type { Tx } from '@/db/client'
import { photosOpen } from '@/lib/bookings/domain/photos'
import { loadFacts } from '@/lib/bookings/queries/facts'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { claimFiles } from '@/lib/files/commands'

/**
 * Adds photos of one side to a booking that is still to be done or being done.
 * Codes: `not_found` (also for a stranger), `booking.not_allowed`, those of `claimFiles`.
 */
export async function addPhotos(
  tx: Tx,
  actor: User,
  { booking: id, photos }: { booking: string; photos: readonly string[] },
  at: Date,
): Promise<{ id: string }> {
  const booking = await loadFacts(tx, actor, id, { lock: true })
  if (!booking || booking.requestedAt === null) throw new NotFoundError()
  if (!photosOpen(booking.status) || actor.role === 'ADMIN') throw new AppError('booking.not_allowed')
  await claimFiles(tx, actor, photos, 'BOOKING_PHOTO', { booking: id }, at)
  return { id }
}
