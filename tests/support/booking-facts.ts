import { type BookingFacts, factsOfNew } from '@/lib/bookings/domain/facts'
import type { Attempt } from '@/lib/bookings/domain/guards'
import type { BookingStatus } from '@/lib/bookings/domain/status'

export const NOW = new Date('2026-11-23T09:00:00Z')
export const at = (iso: string) => new Date(iso)

/** A booking of the domain’s tests: agreed yesterday, the day after tomorrow at ten. */
export const booking = (status: BookingStatus | null, facts: Partial<BookingFacts> = {}): BookingFacts => ({
  ...factsOfNew({
    startsAt: at('2026-11-25T10:00:00Z'),
    endsAt: at('2026-11-25T11:00:00Z'),
    wallDate: '2026-11-25',
    wallMinutes: 600,
    expiresAt: at('2026-11-24T09:00:00Z'),
  }),
  status,
  version: 3,
  requestedAt: at('2026-11-22T09:00:00Z'),
  confirmedAt: at('2026-11-22T10:00:00Z'),
  ...facts,
})
export const lapsed = { expiresAt: at('2026-11-23T09:00:00Z') }
export const started = { startsAt: at('2026-11-23T09:00:00Z') }
export const CODE: Attempt = { code: 'right' }
