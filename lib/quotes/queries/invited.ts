import 'server-only'
import { and, desc, eq, isNotNull, isNull, not, or, type SQL, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import {
  bookings,
  cities,
  districts,
  providers,
  quoteInvitations,
  quoteRequests,
  quotes,
  services,
  users,
} from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { filesOf } from '@/lib/files/queries'
import type { QuoteScope } from '../domain/status'
import type { ListKey } from './own'
import { isUuid, messagesOf } from './parts'

const client = alias(users, 'client')

// Neither the address nor the client's family name nor a telephone is read: what is not read cannot leak (C14).
const columns = {
  id: quoteRequests.id,
  reference: quoteRequests.reference,
  status: quoteRequests.status,
  version: quoteRequests.version,
  title: quoteRequests.title,
  wishedOn: quoteRequests.wishedOn,
  createdAt: quoteRequests.createdAt,
  expiresAt: quoteRequests.expiresAt,
  serviceId: quoteRequests.serviceId,
  serviceFr: services.nameFr,
  serviceAr: services.nameAr,
  cityFr: cities.nameFr,
  cityAr: cities.nameAr,
  districtFr: districts.nameFr,
  districtAr: districts.nameAr,
  clientFirstName: client.firstName,
  clientInitial: sql<string>`left(${client.lastName}, 1)`,
  taken: sql<number>`(select count(*)::int from quotes q where q.request_id = ${quoteRequests.id})`,
  passed: sql<boolean>`${quoteInvitations.declinedAt} is not null`,
  invitedAt: quoteInvitations.createdAt,
  standing: providers.status,
  quoteStatus: quotes.status,
  quoteTotal: quotes.total,
}

function inScope(scope: QuoteScope): SQL | undefined {
  const open = eq(quoteRequests.status, 'OPEN')
  const priced = sql`coalesce(${quotes.status} in ('SENT', 'COUNTERED'), false)`
  const fresh = and(open, isNull(quoteInvitations.declinedAt), isNull(quotes.status)) as SQL
  if (scope === 'new') return fresh
  const answered = or(and(open, priced), eq(quotes.status, 'ACCEPTED')) as SQL
  return scope === 'answered' ? answered : and(not(fresh), not(sql`coalesce((${answered}), false)`))
}

function select(tx: Tx) {
  return tx
    .select(columns)
    .from(quoteInvitations)
    .innerJoin(quoteRequests, eq(quoteRequests.id, quoteInvitations.requestId))
    .innerJoin(providers, eq(providers.id, quoteInvitations.providerId))
    .innerJoin(client, eq(client.id, quoteRequests.clientId))
    .innerJoin(services, eq(services.id, quoteRequests.serviceId))
    .innerJoin(cities, eq(cities.id, quoteRequests.cityId))
    .leftJoin(districts, eq(districts.id, quoteRequests.districtId))
    .leftJoin(
      quotes,
      and(
        eq(quotes.requestId, quoteInvitations.requestId),
        eq(quotes.providerId, quoteInvitations.providerId),
      ),
    )
}

const PAGE = 20

/** A page of the requests that this provider was told of, newest first. */
export async function listInvitations(tx: Tx, actor: User, scope: QuoteScope, after?: ListKey) {
  if (actor.providerId === null) return { items: [], next: null }
  const key = sql`(${quoteInvitations.createdAt}, ${quoteInvitations.requestId})`
  const rows = await select(tx)
    .where(
      and(
        eq(quoteInvitations.providerId, actor.providerId),
        inScope(scope),
        after ? sql`${key} < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(quoteInvitations.createdAt), desc(quoteInvitations.requestId))
    .limit(PAGE + 1)
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return { items, next: rows.length > PAGE && last ? { at: last.invitedAt, id: last.id } : null }
}
export type InvitationItem = Awaited<ReturnType<typeof listInvitations>>['items'][number]

async function ownQuote(tx: Tx, requestId: string, providerId: number) {
  const [row] = await tx
    .select({
      id: quotes.id,
      status: quotes.status,
      version: quotes.version,
      lines: quotes.lines,
      total: quotes.total,
      durationMinutes: quotes.durationMinutes,
      message: quotes.message,
      counterTotal: quotes.counterTotal,
      counterNote: quotes.counterNote,
      validUntil: quotes.validUntil,
      bookingId: bookings.id,
    })
    .from(quotes)
    .leftJoin(bookings, and(eq(bookings.quoteId, quotes.id), isNotNull(bookings.requestedAt)))
    .where(and(eq(quotes.requestId, requestId), eq(quotes.providerId, providerId)))
  return row ?? null
}

/** One request that this provider was told of, with the own price and thread; null for everybody else. */
export async function findInvitation(tx: Tx, actor: User, id: string) {
  const { providerId } = actor
  if (providerId === null || !isUuid(id)) return null
  const [found] = await select(tx).where(
    and(eq(quoteInvitations.providerId, providerId), eq(quoteInvitations.requestId, id)),
  )
  if (!found) return null
  const [[texts], quote, messages, photos] = await Promise.all([
    tx.select({ description: quoteRequests.description }).from(quoteRequests).where(eq(quoteRequests.id, id)),
    ownQuote(tx, id, providerId),
    messagesOf(tx, id, providerId),
    filesOf(tx, { quoteRequest: id }, 'QUOTE_PHOTO'),
  ])
  return { ...found, description: texts?.description ?? '', quote, messages, photos }
}
export type Invitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>
export type InvitedQuote = NonNullable<Invitation['quote']>
