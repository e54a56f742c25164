import { database } from '@/db/client'
import { findHold } from '@/lib/bookings/queries/hold'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import type { User } from '@/lib/core/actor'

/** What this client keeps with this provider, and whether they may keep anything at all. */
export async function heldSlot(user: User | null, providerId: number, offerId: number, at: Date) {
  if (user?.role !== 'CLIENT' || !user.emailVerifiedAt)
    return { may: false, minutes: 0, id: undefined, here: null }
  const [hold, policy] = await Promise.all([findHold(database(), user), bookingPolicy(database())])
  const mine = hold?.providerId === providerId ? hold : null
  const expiresAt = mine?.expiresAt
  const here =
    mine && expiresAt && mine.offerId === offerId && expiresAt > at
      ? { id: mine.id, startsAt: mine.startsAt, expiresAt, leftMs: expiresAt.getTime() - at.getTime() }
      : null
  return { may: true, minutes: policy.hold, id: mine?.id, here }
}
