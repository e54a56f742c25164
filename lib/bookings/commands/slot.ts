import 'server-only'
import type { Tx } from '@/db/client'
import { refuseSlot, type SlotRefusal } from '@/lib/availability/domain/refusal'
import { blockedPeriod } from '@/lib/availability/domain/slots'
import { loadCalendars } from '@/lib/availability/queries'
import { durationOf } from '@/lib/bookings/domain/facts'
import type { LoadedBooking } from '@/lib/bookings/queries/facts'
import { toWall } from '@/lib/time/zone'

/**
 * Whether a booking could take place at another time, its own being free for it, and the period it would then block:
 * the duration that was agreed and the provider's buffers.
 */
export async function slotFor(
  tx: Tx,
  { id, providerId, districtId, ...booking }: LoadedBooking,
  start: Date,
  at: Date,
): Promise<{ refusal: SlotRefusal; period: null } | { refusal: null; period: string }> {
  const day = { from: toWall(start).date, days: 1, except: id }
  const found = (await loadCalendars(tx, [providerId], day)).get(providerId)
  if (!found) return { refusal: 'booking.outside_hours', period: null }
  const rules = { ...found.rules, durationMinutes: durationOf(booking), districtId }
  const refusal = refuseSlot(found.calendar, rules, start, at)
  if (refusal) return { refusal, period: null }
  const blocked = blockedPeriod(start, rules)
  return { refusal: null, period: `[${blocked.start.toISOString()},${blocked.end.toISOString()})` }
}
