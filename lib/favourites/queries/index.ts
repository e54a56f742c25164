import 'server-only'
import { and, eq, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { favourites, providers } from '@/db/schema'
import { loadCatalogue } from '@/lib/catalogue/queries'
import type { Actor, User } from '@/lib/core/actor'
import type { Locale } from '@/lib/i18n/routing'
import { EVERYBODY } from '@/lib/search/domain/plan'
import { type ProviderCard, readCards } from '@/lib/search/queries/cards'
import { calendarsFor, freeStarts, toCardSlot } from '@/lib/search/queries/free-slots'
import { MOST_FAVOURITES } from '../domain/limit'

/** The addresses of a client's favourites; nobody else has any. */
export async function favouriteSlugs(tx: Tx, actor: Actor): Promise<string[]> {
  if (actor.kind !== 'user' || actor.role !== 'CLIENT') return []
  const rows = await tx
    .select({ slug: providers.slug })
    .from(favourites)
    .innerJoin(providers, eq(providers.id, favourites.providerId))
    .where(and(eq(favourites.userId, actor.userId), eq(providers.status, 'APPROVED')))
  return rows.map(row => row.slug)
}

/** The cards of a client's favourites with their next free starts, latest heart first. `now` decides what is free. */
export async function favouriteCards(
  tx: Tx,
  actor: User,
  { locale, now }: { locale: Locale; now: Date },
): Promise<ProviderCard[]> {
  const catalogue = await loadCatalogue()
  const source = sql`
    select 0 as half, f.provider_id as id, null::float8 as k0, null::float8 as k1
      from favourites f join providers p on p.id = f.provider_id and p.status = 'APPROVED'
     where f.user_id = ${actor.userId}::uuid
     order by f.created_at desc, f.provider_id limit ${MOST_FAVOURITES}::int`
  const found = await readCards(tx, source, { catalogue, filter: EVERYBODY, locale })
  const when = { now, date: null }
  const calendars = await calendarsFor(
    tx,
    found.map(({ card }) => card.id),
    when,
  )
  return found.map(({ card }) => ({
    ...card,
    slots: freeStarts(calendars.get(card.id), card.offer?.minutes, when).map(toCardSlot),
  }))
}

/** A provider by address with whether this client's heart is set; null when there is none. */
export async function favouriteOf(tx: Tx, actor: User, slug: string) {
  const [row] = await tx
    .select({
      slug: providers.slug,
      nameFr: providers.nameFr,
      nameAr: providers.nameAr,
      on: sql<boolean>`${favourites.userId} is not null`,
    })
    .from(providers)
    .leftJoin(favourites, and(eq(favourites.providerId, providers.id), eq(favourites.userId, actor.userId)))
    .where(and(eq(providers.slug, slug), eq(providers.status, 'APPROVED')))
  return row ?? null
}
