import 'server-only'
import { and, asc, desc, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { offers, providers, services } from '@/db/schema'

const job = sql`(select category_id from services where id =`

/**
 * The offer that a quote of this provider is made for: of the service itself, else of the trade, one on quote first.
 * Null when there is none, or the provider is no longer approved.
 */
export async function offerForQuote(
  tx: Tx,
  providerId: number,
  serviceId: number,
): Promise<{ id: number; durationMinutes: number } | null> {
  const [offer] = await tx
    .select({ id: offers.id, durationMinutes: offers.durationMinutes })
    .from(offers)
    .innerJoin(services, eq(services.id, offers.serviceId))
    .innerJoin(providers, eq(providers.id, offers.providerId))
    .where(
      and(
        eq(offers.providerId, providerId),
        eq(offers.active, true),
        eq(providers.status, 'APPROVED'),
        sql`${services.categoryId} = ${job} ${serviceId}::smallint)`,
      ),
    )
    .orderBy(
      desc(sql`${offers.serviceId} = ${serviceId}::smallint`),
      desc(sql`${offers.unit} = 'quote'`),
      asc(offers.position),
      asc(offers.id),
    )
    .limit(1)
  return offer ?? null
}
