import { expiresAt } from '@/lib/bookings/domain/expiry'
import type { ActorKind, BookingStatus } from '@/lib/bookings/domain/status'
import { addDays, fromWall, toWall } from '@/lib/time/zone'
import type { Placed } from './diary'
import type { Provider } from './provider'
import type { Random } from './random'

const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** What became, or will become, of a booking. */
export const ENDINGS = [
  'completed',
  'cancelledByClient',
  'cancelledByProvider',
  'withdrawn',
  'refused',
  'expired',
  'pending',
  'confirmed',
  'running',
] as const
export type Ending = (typeof ENDINGS)[number]

export type Step = { name: string; to: BookingStatus; actor: ActorKind; at: Date }
export type Story = { createdAt: Date; steps: Step[]; expiresAt: Date; status: BookingStatus }

const UPCOMING: ReadonlySet<Ending> = new Set(['pending', 'confirmed'])
const ACCEPTED: ReadonlySet<Ending> = new Set([
  'completed',
  'cancelledByClient',
  'cancelledByProvider',
  'confirmed',
  'running',
])

const after = (at: Date, ms: number) => new Date(at.getTime() + Math.round(ms / 1000) * 1000)
const earliest = (...instants: Date[]) => new Date(Math.min(...instants.map(instant => instant.getTime())))

/** When the request was written: in waking hours, with the notice respected, never in the future. */
function requestedAt(random: Random, provider: Provider, placed: Placed, ending: Ending, now: Date): Date {
  if (ending === 'pending') {
    const age = Math.min(
      random.int(6, 14 * 60) * MINUTE,
      Math.max(MINUTE, placed.start.getTime() - now.getTime()),
    )
    return after(now, -age)
  }
  const daysBefore = Math.ceil((provider.noticeMinutes + 840) / 1440) + Math.floor(random.next() ** 2 * 8)
  const wanted = fromWall(addDays(placed.date, -daysBefore), random.int(8 * 60, 22 * 60))
  if (!UPCOMING.has(ending)) return wanted
  const recent = fromWall(addDays(toWall(now).date, -random.int(1, 4)), random.int(8 * 60, 22 * 60))
  return earliest(wanted, recent)
}

/** The steps after an accepted request. */
function afterAcceptance(
  random: Random,
  placed: Placed,
  ending: Ending,
  acceptedAt: Date,
  now: Date,
): Step[] {
  const between = (from: Date, to: Date) =>
    after(from, Math.max(0, to.getTime() - from.getTime()) * (0.1 + random.next() * 0.75))
  const started: Step = {
    name: 'start',
    to: 'IN_PROGRESS',
    actor: 'provider',
    at: after(placed.start, random.int(-5, 12) * MINUTE),
  }
  switch (ending) {
    case 'completed': {
      const forgotten = random.chance(0.08) && placed.end.getTime() + 48 * HOUR <= now.getTime()
      const actor = forgotten ? 'system' : random.chance(0.6) ? 'client' : 'provider'
      const wait = forgotten ? 48 * HOUR : random.int(-10, 40) * MINUTE
      const at = earliest(after(placed.end, wait), now)
      return [started, { name: 'complete', to: 'COMPLETED', actor, at }]
    }
    case 'running':
      return [{ ...started, at: earliest(started.at, now) }]
    case 'cancelledByClient':
    case 'cancelledByProvider': {
      const actor = ending === 'cancelledByClient' ? 'client' : 'provider'
      const at = earliest(between(acceptedAt, placed.start), now)
      return [{ name: 'cancel', to: 'CANCELLED', actor, at }]
    }
    default:
      return []
  }
}

/** How a booking came to its ending: every step after the one before it, all in the past. */
export function tellStory(
  random: Random,
  provider: Provider,
  placed: Placed,
  ending: Ending,
  now: Date,
): Story {
  const createdAt = requestedAt(random, provider, placed, ending, now)
  const lapse = expiresAt(createdAt, placed.start)
  const steps: Step[] = [{ name: 'request', to: 'PENDING', actor: 'client', at: createdAt }]
  const answer = Math.min(
    provider.responseMinutes * (0.4 + random.next() * 1.4) * MINUTE,
    (lapse.getTime() - createdAt.getTime()) * 0.8,
  )
  const answeredAt = earliest(after(createdAt, answer), now)
  if (ACCEPTED.has(ending)) {
    const accept: Step = provider.instant
      ? { name: 'accept', to: 'CONFIRMED', actor: 'system', at: createdAt }
      : { name: 'accept', to: 'CONFIRMED', actor: 'provider', at: answeredAt }
    steps.push(accept, ...afterAcceptance(random, placed, ending, accept.at, now))
  } else if (ending === 'refused') {
    steps.push({ name: 'refuse', to: 'REJECTED', actor: 'provider', at: answeredAt })
  } else if (ending === 'withdrawn') {
    steps.push({ name: 'withdraw', to: 'CANCELLED', actor: 'client', at: answeredAt })
  } else if (ending === 'expired') {
    steps.push({ name: 'expire', to: 'REJECTED', actor: 'system', at: lapse })
  }
  return { createdAt, steps, expiresAt: lapse, status: steps.at(-1)?.to ?? 'PENDING' }
}
