import 'server-only'
import { desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { rescheduleProposals } from '@/db/schema'

/**
 * The open proposal of another time, else the one made last; null when there was none. Only for a booking that was
 * already found through its owner.
 */
export async function lastProposal(tx: Tx, bookingId: string) {
  const [row] = await tx
    .select({
      id: rescheduleProposals.id,
      by: rescheduleProposals.proposedBy,
      status: rescheduleProposals.status,
      startsAt: rescheduleProposals.startsAt,
      endsAt: rescheduleProposals.endsAt,
      wallDate: rescheduleProposals.wallDate,
      wallMinutes: rescheduleProposals.wallMinutes,
      blockedPeriod: rescheduleProposals.blockedPeriod,
      note: rescheduleProposals.note,
      expiresAt: rescheduleProposals.expiresAt,
    })
    .from(rescheduleProposals)
    .where(eq(rescheduleProposals.bookingId, bookingId))
    .orderBy(desc(sql`${rescheduleProposals.status} = 'OPEN'`), desc(rescheduleProposals.createdAt))
    .limit(1)
  return row ?? null
}

export type Proposal = NonNullable<Awaited<ReturnType<typeof lastProposal>>>
