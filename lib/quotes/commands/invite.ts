import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { quoteInvitations } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { NotFoundError } from '@/lib/core/errors'
import { matchingProviders } from '@/lib/quotes/queries/match'
import { openRequest } from './open'
import { tell } from './record'

const SYSTEM = { kind: 'system' } as const

/**
 * Tells the matching providers of a request. Who was told once is the list: run again, it changes nothing, even when
 * others would match by now.
 * @returns how many were told
 */
export async function inviteProviders(tx: Tx, requestId: string, at: Date): Promise<number> {
  const opened = await openRequest(tx, SYSTEM, requestId).catch((error: unknown) => {
    if (error instanceof NotFoundError) return null
    throw error
  })
  if (opened?.request.status !== 'OPEN') return 0
  const [told] = await tx
    .select({ providerId: quoteInvitations.providerId })
    .from(quoteInvitations)
    .where(eq(quoteInvitations.requestId, requestId))
    .limit(1)
  if (told) return 0
  const providers = await matchingProviders(tx, requestId)
  if (providers.length > 0) {
    await tx
      .insert(quoteInvitations)
      .values(providers.map(providerId => ({ requestId, providerId, createdAt: at })))
  }
  await writeAudit(
    tx,
    {
      action: 'quote_request.invite',
      actor: { kind: 'system', id: null },
      target: { type: 'quote_request', id: requestId },
      new: { providers },
    },
    at,
  )
  for (const providerId of providers) {
    await tell(tx, { requestId, providerId, mails: ['invited_provider'], event: 'v1' })
  }
  return providers.length
}
