import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { quoteMessages } from '@/db/schema'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** An id from an address may be anything. */
export const isUuid = (id: string): boolean => UUID.test(id)

/** What was said about a request, oldest first: all of it for its client, else one provider's thread. */
export async function messagesOf(tx: Tx, requestId: string, providerId?: number) {
  return tx
    .select({
      id: quoteMessages.id,
      providerId: quoteMessages.providerId,
      side: quoteMessages.side,
      body: quoteMessages.body,
      at: quoteMessages.createdAt,
    })
    .from(quoteMessages)
    .where(
      and(
        eq(quoteMessages.requestId, requestId),
        providerId === undefined ? undefined : eq(quoteMessages.providerId, providerId),
      ),
    )
    .orderBy(asc(quoteMessages.createdAt), asc(quoteMessages.id))
}
export type QuoteMessage = Awaited<ReturnType<typeof messagesOf>>[number]
