import 'server-only'
import { and, count, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { favourites, providers } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { MOST_FAVOURITES } from '../domain/limit'
import type { FavouriteInput } from '../schemas'

/**
 * Sets a client's heart on a provider, or takes it away. Already so, nothing happens. It is a private note that the
 * person alone can see: it leaves no trace in the audit log.
 * Codes: `not_found` (no such approved provider), `favourites.too_many`.
 */
export async function setFavourite(
  tx: Tx,
  actor: User,
  { provider, on }: FavouriteInput,
): Promise<{ provider: string; on: boolean }> {
  const [found] = await tx
    .select({ id: providers.id, status: providers.status })
    .from(providers)
    .where(eq(providers.slug, provider))
  if (!found) throw new NotFoundError()
  const mine = eq(favourites.userId, actor.userId)
  if (!on) {
    await tx.delete(favourites).where(and(mine, eq(favourites.providerId, found.id)))
    return { provider, on }
  }
  // One may let go of a provider who has left, not take them in.
  if (found.status !== 'APPROVED') throw new NotFoundError()
  const [known] = await tx.select({ count: count() }).from(favourites).where(mine)
  if (known && known.count >= MOST_FAVOURITES) {
    const [already] = await tx
      .select({ id: favourites.providerId })
      .from(favourites)
      .where(and(mine, eq(favourites.providerId, found.id)))
    if (!already) throw new AppError('favourites.too_many', { params: { max: MOST_FAVOURITES } })
  }
  await tx.insert(favourites).values({ userId: actor.userId, providerId: found.id }).onConflictDoNothing()
  return { provider, on }
}
