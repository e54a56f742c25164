import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, desc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { quoteMessages } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { QUOTE_POLICY } from '@/lib/quotes/domain/policy'
import type { SayInput } from '@/lib/quotes/schemas'
import { kindOf, type OpenQuote, openQuote } from './open'
import { allow, recordTalk } from './record'

/** Who was not answered may add to it, but not fill the other's mailbox. The request's lock keeps the count true. */
async function leaveRoom(tx: Tx, { request, providerId }: OpenQuote, side: 'client' | 'provider') {
  const { requestId, providerId: withWhom, createdAt, id } = quoteMessages
  const latest = await tx
    .select({ side: quoteMessages.side })
    .from(quoteMessages)
    .where(and(eq(requestId, request.id), eq(withWhom, providerId)))
    .orderBy(desc(createdAt), desc(id))
    .limit(QUOTE_POLICY.unanswered + 1)
  if (latest.length > QUOTE_POLICY.unanswered && latest.every(message => message.side === side)) {
    throw new AppError('quotes.wait_answer', { fields: { body: 'quotes.wait_answer' } })
  }
}

/**
 * A question of an invited provider, or the client's answer: a thread of these two alone. The form's key is the
 * message's own id, so sent twice it is said once.
 * Codes: `not_found`, those of `decideQuote`, `quotes.wait_answer`.
 */
export async function say(tx: Tx, actor: User, input: SayInput, at: Date): Promise<void> {
  const opened = await openQuote(tx, actor, input.request, input.provider)
  const side = kindOf(actor) === 'client' ? 'client' : 'provider'
  const step = allow(opened, side === 'client' ? 'answer' : 'question', actor, at)
  const [written] = await tx
    .insert(quoteMessages)
    .values({
      id: input.key ?? randomUUID(),
      requestId: opened.request.id,
      providerId: opened.providerId,
      side,
      authorId: actor.userId,
      body: input.body,
      createdAt: at,
    })
    .onConflictDoNothing({ target: quoteMessages.id })
    .returning({ id: quoteMessages.id })
  if (!written) return
  await leaveRoom(tx, opened, side)
  await recordTalk(tx, opened, step, actor, written.id, at)
}
