import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import { alias } from 'drizzle-orm/pg-core'
import type { Tx } from '@/db/client'
import {
  cities,
  districts,
  providers,
  quoteInvitations,
  quoteMessages,
  quoteRequests,
  quotes,
  services,
  users,
} from '@/db/schema'

const client = alias(users, 'client')
const owner = alias(users, 'owner')

const requestColumns = {
  id: quoteRequests.id,
  reference: quoteRequests.reference,
  status: quoteRequests.status,
  title: quoteRequests.title,
  description: quoteRequests.description,
  wishedOn: quoteRequests.wishedOn,
  expiresAt: quoteRequests.expiresAt,
  serviceFr: services.nameFr,
  serviceAr: services.nameAr,
  cityFr: cities.nameFr,
  cityAr: cities.nameAr,
  districtFr: districts.nameFr,
  districtAr: districts.nameAr,
  openQuotes: sql<number>`(select count(*)::int from quotes q
    where q.request_id = ${quoteRequests.id} and q.status in ('SENT', 'COUNTERED'))`,
  client: {
    id: client.id,
    email: client.email,
    locale: client.locale,
    firstName: client.firstName,
    // Before a firm appointment a client is a first name and an initial; the rest never reaches a template (C14).
    initial: sql<string>`left(${client.lastName}, 1)`,
  },
}

async function providerSide(tx: Tx, requestId: string, providerId: number) {
  const [row] = await tx
    .select({
      provider: {
        id: owner.id,
        email: owner.email,
        locale: owner.locale,
        nameFr: providers.nameFr,
        nameAr: providers.nameAr,
      },
      quote: {
        status: quotes.status,
        version: quotes.version,
        total: quotes.total,
        durationMinutes: quotes.durationMinutes,
        message: quotes.message,
        counterTotal: quotes.counterTotal,
        counterNote: quotes.counterNote,
        validUntil: quotes.validUntil,
      },
      bookingId: sql<string | null>`(select b.id from bookings b where b.quote_id = ${quotes.id})`,
    })
    .from(quoteInvitations)
    .innerJoin(providers, eq(providers.id, quoteInvitations.providerId))
    .innerJoin(owner, eq(owner.id, providers.userId))
    .leftJoin(
      quotes,
      and(
        eq(quotes.requestId, quoteInvitations.requestId),
        eq(quotes.providerId, quoteInvitations.providerId),
      ),
    )
    .where(and(eq(quoteInvitations.requestId, requestId), eq(quoteInvitations.providerId, providerId)))
  return row ?? null
}

/** Everything a message about a request or one provider's price may need. Address and telephones are not read. */
export async function quoteForNotice(tx: Tx, requestId: string, providerId: number) {
  const [request] = await tx
    .select(requestColumns)
    .from(quoteRequests)
    .innerJoin(client, eq(client.id, quoteRequests.clientId))
    .innerJoin(services, eq(services.id, quoteRequests.serviceId))
    .innerJoin(cities, eq(cities.id, quoteRequests.cityId))
    .leftJoin(districts, eq(districts.id, quoteRequests.districtId))
    .where(eq(quoteRequests.id, requestId))
  if (!request) return null
  const side = providerId > 0 ? await providerSide(tx, requestId, providerId) : null
  if (providerId > 0 && !side) return null
  return {
    request,
    provider: side?.provider ?? null,
    quote: side?.quote ?? null,
    bookingId: side?.bookingId ?? null,
  }
}
export type QuoteNotice = NonNullable<Awaited<ReturnType<typeof quoteForNotice>>>

/** What was said; null when it is gone. */
export async function messageForNotice(tx: Tx, id: string): Promise<string | null> {
  const [row] = await tx
    .select({ body: quoteMessages.body })
    .from(quoteMessages)
    .where(eq(quoteMessages.id, id))
  return row?.body ?? null
}
