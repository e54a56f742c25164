import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { settings } from '@/db/schema'
import { BOOKING_POLICY, type BookingPolicy } from '../domain/policy'

export const BOOKING_POLICY_KEY = 'booking_policy'

/** The numbers that hold now: what an administrator set, else our defaults. */
export async function bookingPolicy(tx: Tx): Promise<BookingPolicy> {
  const [row] = await tx
    .select({ value: settings.value })
    .from(settings)
    .where(eq(settings.key, BOOKING_POLICY_KEY))
  return { ...BOOKING_POLICY, ...row?.value }
}
