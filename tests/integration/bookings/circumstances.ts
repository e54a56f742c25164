import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingExtras, bookings, disputes, providers, rescheduleProposals } from '@/db/schema'
import type { Prepare } from '@/lib/bookings/commands/move'
import type { GuardName } from '@/lib/bookings/domain/guards'
import { minutesAfter } from '@/lib/bookings/domain/policy'
import { type ActorKind, type BookingStatus, isTerminal } from '@/lib/bookings/domain/status'
import type { TransitionName } from '@/lib/bookings/domain/transition-names'
import { toWall } from '@/lib/time/zone'
import { AT } from '../../support/factories'

export const CODE = '4711'
const HOUR = 60
const DAY = 24 * HOUR

type Values = Partial<typeof bookings.$inferInsert>

/** Everything a guard may look at, as one booking's surroundings. Times in minutes from `AT`. */
export type Circumstances = {
  starts?: number
  values?: Values
  instant?: boolean
  proposal?: { by: ActorKind; lapses: number }
  extra?: boolean
  dispute?: boolean
}

const other = (actor: ActorKind): ActorKind => (actor === 'client' ? 'provider' : 'client')

/** What makes each guard say yes to this actor. A new guard does not compile until it stands here. */
const OPENS: Readonly<Record<GuardName, (actor: ActorKind) => Circumstances>> = {
  inBusiness: () => ({}),
  beforeStart: () => ({}),
  notExpired: () => ({}),
  expired: () => ({ values: { expiresAt: minutesAfter(AT, -1) } }),
  paymentReady: () => ({}),
  unpaid: () => ({ values: { paymentMethod: 'CARD', requestedAt: minutesAfter(AT, -HOUR) } }),
  agreedBefore: () => ({ instant: true }),
  noShowTime: () => ({ starts: -40 }),
  noProposal: () => ({}),
  proposalOfOther: actor => ({ proposal: { by: other(actor), lapses: HOUR } }),
  ownProposal: actor => ({ proposal: { by: actor, lapses: HOUR } }),
  proposalLapsed: () => ({ proposal: { by: 'client', lapses: -1 } }),
  startWindow: () => ({ starts: 10 }),
  clientCode: () => ({}),
  closingTime: () => ({ starts: -60 * HOUR }),
  noExtra: () => ({}),
  extraOpen: () => ({ extra: true }),
  withinCap: () => ({}),
  wasFirm: () => ({}),
  disputeTime: () => ({ values: { endedAt: minutesAfter(AT, -HOUR) } }),
  noDispute: () => ({}),
  disputeOpen: () => ({ dispute: true }),
  clockMoved: () => ({ values: { wallMinutes: 1 } }),
}

/** All of a row's guards opened at once. */
export function opened(guards: readonly GuardName[], actor: ActorKind): Circumstances {
  const parts = guards.map(guard => OPENS[guard](actor))
  return Object.assign({}, ...parts, { values: Object.assign({}, ...parts.map(part => part.values)) })
}

/** Puts the one booking of the matrix into a state and its circumstances. */
export async function arrange(
  tx: Tx,
  id: string,
  status: BookingStatus,
  { starts = 2 * DAY, values, instant, proposal, extra, dispute }: Circumstances,
): Promise<void> {
  const [startsAt, endsAt] = [minutesAfter(AT, starts), minutesAfter(AT, starts + HOUR)]
  const period = `[${startsAt.toISOString()},${endsAt.toISOString()})`
  const wall = toWall(startsAt)
  const [row] = await tx
    .update(bookings)
    .set({
      status,
      startsAt,
      endsAt,
      blockedPeriod: period,
      wallDate: wall.date,
      wallMinutes: wall.minutes,
      expiresAt: status === 'HOLD' || status === 'PENDING' ? minutesAfter(AT, HOUR) : null,
      confirmedAt: status === 'REJECTED' ? null : minutesAfter(AT, -DAY),
      endedAt: isTerminal(status) ? minutesAfter(AT, -80 * HOUR) : null,
      checkCode: CODE,
      ...values,
    })
    .where(eq(bookings.id, id))
    .returning({ providerId: bookings.providerId })
  if (!row) throw new Error('no booking')
  if (instant) {
    await tx.update(providers).set({ instantBooking: true }).where(eq(providers.id, row.providerId))
  }
  if (proposal) {
    const [from, to] = [minutesAfter(AT, 3 * DAY), minutesAfter(AT, 3 * DAY + HOUR)]
    await tx.insert(rescheduleProposals).values({
      bookingId: id,
      proposedBy: proposal.by,
      startsAt: from,
      endsAt: to,
      wallDate: toWall(from).date,
      wallMinutes: toWall(from).minutes,
      blockedPeriod: `[${from.toISOString()},${to.toISOString()})`,
      expiresAt: minutesAfter(AT, proposal.lapses),
      createdAt: minutesAfter(AT, -2 * HOUR),
    })
  }
  if (extra) {
    await tx.insert(bookingExtras).values({ bookingId: id, lines: [], total: 5_000, reason: 'Tuyau percé' })
  }
  if (dispute) await tx.insert(disputes).values({ bookingId: id, openedBy: 'client', kind: 'BADLY_DONE' })
}

/** What the commands of some steps write beside the state, as far as the step itself needs it. */
export const PREPARES: Partial<Record<TransitionName, Prepare>> = {
  request: async () => ({ changes: { requestedAt: AT, expiresAt: minutesAfter(AT, HOUR) } }),
  propose: async () => ({
    proposal: { by: 'provider', startsAt: minutesAfter(AT, 3 * DAY), expiresAt: minutesAfter(AT, 12 * HOUR) },
  }),
}
