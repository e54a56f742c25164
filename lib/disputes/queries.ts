import 'server-only'
import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookings, disputeStatements, disputes, providers, users } from '@/db/schema'
import { ownedBy } from '@/lib/bookings/queries/facts'
import type { User } from '@/lib/core/actor'
import { filesOf } from '@/lib/files/queries'

/** The dispute of one booking with what both sides say, for these two and administrators; null for everybody else. */
export async function disputeOf(tx: Tx, actor: User, bookingId: string) {
  const own = ownedBy(actor)
  if (own === null) return null
  const [row] = await tx
    .select({
      id: disputes.id,
      kind: disputes.kind,
      openedBy: disputes.openedBy,
      createdAt: disputes.createdAt,
      outcome: disputes.outcome,
      refund: disputes.refund,
      ruling: disputes.ruling,
      ruledAt: disputes.ruledAt,
      clientId: bookings.clientId,
    })
    .from(disputes)
    .innerJoin(bookings, eq(bookings.id, disputes.bookingId))
    .where(and(own, eq(disputes.bookingId, bookingId)))
  if (!row) return null
  const [statements, evidence] = await Promise.all([
    tx
      .select({
        id: disputeStatements.id,
        side: disputeStatements.side,
        body: disputeStatements.body,
        createdAt: disputeStatements.createdAt,
      })
      .from(disputeStatements)
      .where(eq(disputeStatements.disputeId, row.id))
      .orderBy(asc(disputeStatements.createdAt), asc(disputeStatements.id)),
    filesOf(tx, { dispute: row.id }, 'EVIDENCE'),
  ])
  const { clientId, ...dispute } = row
  return {
    ...dispute,
    statements,
    evidence: {
      client: evidence.filter(file => file.ownerId === clientId),
      provider: evidence.filter(file => file.ownerId !== clientId),
    },
  }
}

export type DisputeView = NonNullable<Awaited<ReturnType<typeof disputeOf>>>

export type DisputeScope = 'open' | 'ruled'
export type DisputeMark = { at: Date; id: string }
const PAGE = 20

/** For administrators: the open ones oldest first, the ruled ones latest first; keyset pages. */
export async function listDisputes(tx: Tx, actor: User, scope: DisputeScope, after: DisputeMark | null) {
  if (actor.role !== 'ADMIN') return { items: [], next: null }
  const moment = scope === 'open' ? disputes.createdAt : disputes.ruledAt
  const key = sql`(${moment}, ${disputes.id})`
  const mark = after ? sql`(${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : null
  const rows = await tx
    .select({
      id: disputes.id,
      kind: disputes.kind,
      openedBy: disputes.openedBy,
      outcome: disputes.outcome,
      at: sql<Date>`${moment}`.mapWith(disputes.createdAt),
      bookingId: disputes.bookingId,
      reference: bookings.reference,
      client: sql<string>`${users.firstName} || ' ' || ${users.lastName}`,
      providerFr: providers.nameFr,
      providerAr: providers.nameAr,
    })
    .from(disputes)
    .innerJoin(bookings, eq(bookings.id, disputes.bookingId))
    .innerJoin(users, eq(users.id, bookings.clientId))
    .innerJoin(providers, eq(providers.id, bookings.providerId))
    .where(
      and(
        scope === 'open' ? isNull(disputes.ruledAt) : isNotNull(disputes.ruledAt),
        mark ? (scope === 'open' ? sql`${key} > ${mark}` : sql`${key} < ${mark}`) : undefined,
      ),
    )
    .orderBy(...(scope === 'open' ? [asc(moment), asc(disputes.id)] : [desc(moment), desc(disputes.id)]))
    .limit(PAGE + 1)
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return { items, next: rows.length > PAGE && last ? { at: last.at, id: last.id } : null }
}

export type DisputeListItem = Awaited<ReturnType<typeof listDisputes>>['items'][number]

/** The booking that an administrator's page about a dispute is about. */
export async function bookingOfDispute(tx: Tx, actor: User, id: string): Promise<string | null> {
  if (actor.role !== 'ADMIN' || !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(id)) return null
  const [row] = await tx.select({ booking: disputes.bookingId }).from(disputes).where(eq(disputes.id, id))
  return row?.booking ?? null
}
