import 'server-only'
import { randomUUID } from 'node:crypto'
import type { Tx } from '@/db/client'
import { quoteMessages } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import type { SayInput } from '@/lib/quotes/schemas'
import { kindOf, openQuote } from './open'
import { allow, recordTalk } from './record'

/**
 * A question of an invited provider, or the client's answer: a thread of these two alone. The form's key is the
 * message's own id, so sent twice it is said once.
 * Codes: `not_found`, those of `decideQuote`.
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
  if (written) await recordTalk(tx, opened, step, actor, written.id, at)
}
