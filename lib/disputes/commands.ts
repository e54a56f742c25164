import 'server-only'
import { and, count, eq, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { disputeStatements, disputes, providers } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { moveBooking } from '@/lib/bookings/commands/move'
import { RELIABILITY_LOST } from '@/lib/bookings/commands/record'
import { kindOf, type LoadedBooking, loadFacts } from '@/lib/bookings/queries/facts'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { claimFiles } from '@/lib/files/commands'
import { type DisputeOutcome, kindsFor, MOST_STATEMENTS, refunded } from './domain'
import type { DisputeInput, RulingInput, StatementInput } from './schemas'

const refuse = (code: string, field: string) => new AppError(code, { fields: { [field]: code } })

type Said = Pick<StatementInput, 'statement' | 'evidence'>

async function speak(tx: Tx, actor: User, disputeId: string, said: Said, at: Date): Promise<void> {
  await tx.insert(disputeStatements).values({
    disputeId,
    side: kindOf(actor),
    authorId: actor.userId,
    body: said.statement,
    createdAt: at,
  })
  await claimFiles(tx, actor, said.evidence, 'EVIDENCE', { dispute: disputeId }, at, { field: 'evidence' })
}

/**
 * One side says that something went wrong, with its words and evidence.
 * Codes: those of `moveBooking` and `claimFiles`, `disputes.kind_wrong`.
 */
export function openDispute(tx: Tx, actor: User, input: DisputeInput, at: Date): Promise<{ id: string }> {
  const { booking: id, version, kind } = input
  return moveBooking(tx, actor, id, 'dispute', at, { version }, async booking => {
    if (!kindsFor(booking, kindOf(actor)).includes(kind)) throw refuse('disputes.kind_wrong', 'kind')
    const [row] = await tx
      .insert(disputes)
      .values({ bookingId: id, openedBy: kindOf(actor), kind, createdAt: at })
      .returning({ id: disputes.id })
    if (!row) throw new Error('dispute not written')
    await speak(tx, actor, row.id, input, at)
    return {}
  })
}

/**
 * A side says more while the dispute is open. Codes: `not_found` (also for a stranger and an administrator, who
 * rules and takes no side), `disputes.closed`, `disputes.statements_full`, those of `claimFiles`.
 */
export async function addStatement(tx: Tx, actor: User, input: StatementInput, at: Date): Promise<void> {
  const booking = actor.role === 'ADMIN' ? null : await loadFacts(tx, actor, input.booking, { lock: true })
  if (!booking?.dispute) throw new NotFoundError()
  if (booking.dispute !== 'OPEN') throw new AppError('disputes.closed')
  const [dispute] = await tx
    .select({ id: disputes.id })
    .from(disputes)
    .where(eq(disputes.bookingId, input.booking))
  if (!dispute) throw new NotFoundError()
  const [spoken] = await tx
    .select({ times: count() })
    .from(disputeStatements)
    .where(and(eq(disputeStatements.disputeId, dispute.id), eq(disputeStatements.side, kindOf(actor))))
  if ((spoken?.times ?? 0) >= MOST_STATEMENTS) throw refuse('disputes.statements_full', 'statement')
  await speak(tx, actor, dispute.id, input, at)
  await writeAudit(
    tx,
    {
      action: 'dispute.statement',
      actor: { kind: kindOf(actor), id: actor.userId },
      target: { type: 'booking', id: input.booking },
      new: { dispute: dispute.id, files: input.evidence.length },
    },
    at,
  )
}

/** Who was wrongly said not to have come gets back what it cost. */
async function clearName(tx: Tx, booking: LoadedBooking, outcome: DisputeOutcome): Promise<void> {
  const accused = booking.reasonCode === 'NO_SHOW' && booking.cancelledBy === 'client'
  if (!accused || outcome !== 'FOR_PROVIDER') return
  await tx
    .update(providers)
    .set({ reliability: sql`least(100, ${providers.reliability} + ${RELIABILITY_LOST})` })
    .where(eq(providers.id, booking.providerId))
}

/**
 * An administrator decides, once. Codes: those of `moveBooking`, `disputes.refund_too_much` (more than was paid).
 */
export function ruleDispute(tx: Tx, actor: User, input: RulingInput, at: Date): Promise<{ id: string }> {
  const { booking: id, version, outcome, ruling } = input
  const refund = input.refund ?? 0
  return moveBooking(tx, actor, id, 'rule', at, { version }, async booking => {
    if (refund > booking.amountPaid) throw refuse('disputes.refund_too_much', 'refund')
    await tx
      .update(disputes)
      .set({ outcome, refund, ruling, ruledBy: actor.userId, ruledAt: at })
      .where(and(eq(disputes.bookingId, id), isNull(disputes.ruledAt)))
    await clearName(tx, booking, outcome)
    return { changes: { paymentStatus: refunded(booking.amountPaid, refund, booking.paymentStatus) } }
  })
}
