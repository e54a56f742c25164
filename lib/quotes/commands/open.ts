import 'server-only'
import { and, asc, eq, exists, type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { providers, quoteInvitations, quoteMessages, quoteRequests, quotes } from '@/db/schema'
import type { System, User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'
import type { QuoteFacts, RequestFacts } from '@/lib/quotes/domain/facts'
import { isOpenQuote, type QuoteActor } from '@/lib/quotes/domain/status'

export type RequestRow = typeof quoteRequests.$inferSelect
export type QuoteRow = typeof quotes.$inferSelect

export type OpenRequest = { request: RequestRow; quotes: readonly QuoteRow[]; facts: RequestFacts }
export type OpenQuote = OpenRequest & {
  providerId: number
  quote: QuoteRow | null
  quoteFacts: QuoteFacts
}

export const kindOf = (actor: User | System): QuoteActor =>
  actor.kind === 'system' ? 'system' : actor.role === 'CLIENT' ? 'client' : 'provider'

/** Which request an actor may act on; null for someone who has none by role. */
function reachedBy(tx: Tx, actor: User | System): SQL | undefined | null {
  if (actor.kind === 'system') return undefined
  if (actor.role === 'CLIENT') return eq(quoteRequests.clientId, actor.userId)
  if (actor.role !== 'PROVIDER' || actor.providerId === null) return null
  return exists(
    tx
      .select({ one: sql`1` })
      .from(quoteInvitations)
      .where(
        and(
          eq(quoteInvitations.requestId, quoteRequests.id),
          eq(quoteInvitations.providerId, actor.providerId),
        ),
      ),
  )
}

export function requestFactsOf(request: RequestRow, all: readonly QuoteRow[]): RequestFacts {
  const { status, version, expiresAt } = request
  const open = all.filter(quote => isOpenQuote(quote.status)).map(quote => quote.validUntil.getTime())
  return {
    status,
    version,
    expiresAt,
    taken: all.length,
    lastValid: open.length > 0 ? new Date(Math.max(...open)) : null,
  }
}

/**
 * Takes the request's lock, through the actor, and reads it with its prices: everything that happens to one request
 * takes turns. Throws `not_found`, also for a stranger.
 */
export async function openRequest(tx: Tx, actor: User | System, id: string): Promise<OpenRequest> {
  const reached = reachedBy(tx, actor)
  if (reached === null) throw new NotFoundError()
  const [request] = await tx
    .select()
    .from(quoteRequests)
    .where(and(eq(quoteRequests.id, id), reached))
    .for('update')
  if (!request) throw new NotFoundError()
  const all = await tx.select().from(quotes).where(eq(quotes.requestId, id)).orderBy(asc(quotes.position))
  return { request, quotes: all, facts: requestFactsOf(request, all) }
}

/** The same with what passes between the client and one invited provider. For a provider it is always the own side. */
export async function openQuote(
  tx: Tx,
  actor: User | System,
  id: string,
  provider: number | undefined,
): Promise<OpenQuote> {
  const own = actor.kind === 'user' && actor.role === 'PROVIDER' ? actor.providerId : provider
  if (own === null || own === undefined) throw new NotFoundError()
  const opened = await openRequest(tx, actor, id)
  const [[invitation], [message], [business]] = await Promise.all([
    tx
      .select({ declinedAt: quoteInvitations.declinedAt })
      .from(quoteInvitations)
      .where(and(eq(quoteInvitations.requestId, id), eq(quoteInvitations.providerId, own))),
    tx
      .select({ id: quoteMessages.id })
      .from(quoteMessages)
      .where(and(eq(quoteMessages.requestId, id), eq(quoteMessages.providerId, own)))
      .limit(1),
    tx.select({ standing: providers.status }).from(providers).where(eq(providers.id, own)),
  ])
  if (!invitation || !business) throw new NotFoundError()
  const quote = opened.quotes.find(each => each.providerId === own) ?? null
  const quoteFacts: QuoteFacts = {
    status: quote?.status ?? null,
    version: quote?.version ?? 0,
    validUntil: quote?.validUntil ?? null,
    request: opened.facts,
    passed: invitation.declinedAt !== null,
    standing: business.standing,
    spoken: message !== undefined,
  }
  return { ...opened, providerId: own, quote, quoteFacts }
}
