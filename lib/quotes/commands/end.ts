import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { quotes } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'
import { isOpenQuote } from '@/lib/quotes/domain/status'
import { openQuote, openRequest } from './open'
import { allow, endRequest, recordQuote, tell } from './record'

const SYSTEM = { kind: 'system' } as const

/** The client wants no more prices: those on the table are declined. Codes: `not_found`, `quotes.closed`. */
export async function closeRequest(tx: Tx, actor: User, input: { request: string }, at: Date): Promise<void> {
  await endRequest(tx, await openRequest(tx, actor, input.request), 'close', actor, at)
}

/** The request's week is over and no price is left on the table. Codes: `quotes.not_allowed`, `quotes.closed`. */
export async function expireRequest(tx: Tx, id: string, at: Date): Promise<void> {
  await endRequest(tx, await openRequest(tx, SYSTEM, id), 'expire', SYSTEM, at)
}

/** A price no longer holds. Codes: `not_found`, `quotes.not_allowed`. @returns its request */
export async function expireQuote(tx: Tx, id: string, at: Date): Promise<string> {
  const [known] = await tx
    .select({ requestId: quotes.requestId, providerId: quotes.providerId })
    .from(quotes)
    .where(eq(quotes.id, id))
  if (!known) throw new NotFoundError()
  const opened = await openQuote(tx, SYSTEM, known.requestId, known.providerId)
  if (!opened.quote) throw new NotFoundError()
  const step = allow(opened, 'expire', SYSTEM, at)
  const changes = { counterTotal: null, counterNote: null }
  await recordQuote(tx, { ...opened, quote: opened.quote }, step, SYSTEM, changes, at)
  return known.requestId
}

/** Reminds the client, once, of prices that wait for a decision. */
export async function remindClient(tx: Tx, id: string): Promise<void> {
  const { request, quotes: all } = await openRequest(tx, SYSTEM, id)
  if (request.status !== 'OPEN' || !all.some(quote => isOpenQuote(quote.status))) return
  await tell(tx, { requestId: id, mails: ['waiting_client'], event: 'once' })
}
