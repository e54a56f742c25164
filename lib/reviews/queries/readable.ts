import 'server-only'
import { and, eq, isNotNull, isNull, or, type SQL } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { reviews } from '@/db/schema'
import type { User } from '@/lib/core/actor'

/** Published and not taken away: what may be read by those it is for. */
export const published = (): SQL | undefined => and(isNotNull(reviews.publishedAt), isNull(reviews.hiddenAt))

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A review that this person can read: any client's, and what a provider wrote about oneself. */
export async function readableReview(tx: Tx, actor: User, id: string) {
  if (!UUID.test(id)) return null
  const [row] = await tx
    .select({
      id: reviews.id,
      authorId: reviews.authorId,
      rating: reviews.rating,
      body: reviews.body,
      locale: reviews.locale,
    })
    .from(reviews)
    .where(
      and(
        eq(reviews.id, id),
        published(),
        or(eq(reviews.side, 'client'), eq(reviews.clientId, actor.userId)),
      ),
    )
  return row ?? null
}
