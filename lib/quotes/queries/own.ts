import 'server-only'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
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
} from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { filesOf } from '@/lib/files/queries'
import { isUuid, messagesOf } from './parts'

const requestColumns = {
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
}

const PAGE = 20

/** Where a page of a list ends: the next one begins after it. */
export type ListKey = { at: Date; id: string }

/** A page of the client's own requests, newest first, with how many prices wait in each. */
export async function listOwnRequests(tx: Tx, actor: User, after?: ListKey) {
  const key = sql`(${quoteRequests.createdAt}, ${quoteRequests.id})`
  const rows = await tx
    .select({
      ...requestColumns,
      waiting: sql<number>`(select count(*)::int from quotes q
        where q.request_id = ${quoteRequests.id} and q.status in ('SENT', 'COUNTERED'))`,
      lowest: sql<number | null>`(select min(q.total) from quotes q
        where q.request_id = ${quoteRequests.id} and q.status in ('SENT', 'COUNTERED'))`,
    })
    .from(quoteRequests)
    .innerJoin(services, eq(services.id, quoteRequests.serviceId))
    .innerJoin(cities, eq(cities.id, quoteRequests.cityId))
    .leftJoin(districts, eq(districts.id, quoteRequests.districtId))
    .where(
      and(
        eq(quoteRequests.clientId, actor.userId),
        after ? sql`${key} < (${after.at.toISOString()}::timestamptz, ${after.id}::uuid)` : undefined,
      ),
    )
    .orderBy(desc(quoteRequests.createdAt), desc(quoteRequests.id))
    .limit(PAGE + 1)
  const items = rows.slice(0, PAGE)
  const last = items.at(-1)
  return { items, next: rows.length > PAGE && last ? { at: last.createdAt, id: last.id } : null }
}
export type OwnRequestItem = Awaited<ReturnType<typeof listOwnRequests>>['items'][number]

function quotesOf(tx: Tx, requestId: string) {
  return tx
    .select({
      id: quotes.id,
      providerId: quotes.providerId,
      offerId: quotes.offerId,
      status: quotes.status,
      version: quotes.version,
      lines: quotes.lines,
      total: quotes.total,
      durationMinutes: quotes.durationMinutes,
      message: quotes.message,
      counterTotal: quotes.counterTotal,
      counterNote: quotes.counterNote,
      validUntil: quotes.validUntil,
      standing: providers.status,
      slug: providers.slug,
      nameFr: providers.nameFr,
      nameAr: providers.nameAr,
      avatarSeed: providers.avatarSeed,
      verified: sql<boolean>`${providers.verifiedAt} is not null`,
      ratingSum: providers.ratingSum,
      ratingCount: providers.ratingCount,
      bookingId: bookings.id,
    })
    .from(quotes)
    .innerJoin(providers, eq(providers.id, quotes.providerId))
    .leftJoin(bookings, eq(bookings.quoteId, quotes.id))
    .where(eq(quotes.requestId, requestId))
    .orderBy(asc(quotes.position))
}

/** Who was told, with the names for the threads of those who only asked. */
function invitedTo(tx: Tx, requestId: string) {
  return tx
    .select({
      providerId: quoteInvitations.providerId,
      passed: sql<boolean>`${quoteInvitations.declinedAt} is not null`,
      slug: providers.slug,
      nameFr: providers.nameFr,
      nameAr: providers.nameAr,
    })
    .from(quoteInvitations)
    .innerJoin(providers, eq(providers.id, quoteInvitations.providerId))
    .where(eq(quoteInvitations.requestId, requestId))
    .orderBy(asc(quoteInvitations.providerId))
}

/** One of the client's own requests with the prices and what was said; null for everybody else. */
export async function findOwnRequest(tx: Tx, actor: User, id: string) {
  if (!isUuid(id)) return null
  const [request] = await tx
    .select({
      ...requestColumns,
      description: quoteRequests.description,
      address: quoteRequests.address,
      landmark: quoteRequests.landmark,
    })
    .from(quoteRequests)
    .innerJoin(services, eq(services.id, quoteRequests.serviceId))
    .innerJoin(cities, eq(cities.id, quoteRequests.cityId))
    .leftJoin(districts, eq(districts.id, quoteRequests.districtId))
    .where(and(eq(quoteRequests.id, id), eq(quoteRequests.clientId, actor.userId)))
  if (!request) return null
  const [found, invited, messages, photos] = await Promise.all([
    quotesOf(tx, id),
    invitedTo(tx, id),
    messagesOf(tx, id),
    filesOf(tx, { quoteRequest: id }, 'QUOTE_PHOTO'),
  ])
  return { ...request, quotes: found, invited, messages, photos }
}
export type OwnRequest = NonNullable<Awaited<ReturnType<typeof findOwnRequest>>>
export type OwnQuote = OwnRequest['quotes'][number]
