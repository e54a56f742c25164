import 'server-only'
import { isIP } from 'node:net'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { consents, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import { kindOfRole, type User } from '@/lib/core/actor'
import { requestContext } from '@/lib/core/request-context'
import { EDITIONS } from '@/lib/legal/domain/pages'
import type { ConsentKind } from '../domain/names'

/** Which text each agreement is about; news are described in the privacy policy. */
const EDITION_OF: Record<ConsentKind, string> = {
  TERMS: EDITIONS.terms.edition,
  PRIVACY: EDITIONS.privacy.edition,
  NEWS: EDITIONS.privacy.edition,
}

async function record(tx: Tx, userId: string, kinds: readonly ConsentKind[], given: boolean, at: Date) {
  const ip = requestContext.getStore()?.ip
  await tx.insert(consents).values(
    kinds.map(kind => ({
      userId,
      kind,
      given,
      edition: EDITION_OF[kind],
      ip: ip && isIP(ip) ? ip : null,
      createdAt: at,
    })),
  )
}

/** What somebody agrees to by signing up: the terms and the privacy policy of the day, and news if the box was ticked. */
export async function consentAtSignUp(tx: Tx, userId: string, news: boolean, at: Date): Promise<void> {
  await record(tx, userId, ['TERMS', 'PRIVACY', ...(news ? (['NEWS'] as const) : [])], true, at)
  await tx
    .update(users)
    .set({ marketingConsentAt: news ? at : null })
    .where(eq(users.id, userId))
}

/** Another person takes over a sign-up that was never confirmed: who agreed before was maybe somebody else. */
export async function forgetConsents(tx: Tx, userId: string): Promise<void> {
  await tx.delete(consents).where(eq(consents.userId, userId))
}

/** Wants news by e-mail, or no longer. Saved without a change, it leaves no trace. */
export async function changeNews(tx: Tx, actor: User, wanted: boolean, at: Date): Promise<void> {
  const [user] = await tx
    .select({ since: users.marketingConsentAt })
    .from(users)
    .where(eq(users.id, actor.userId))
    .for('update')
  if (!user || (user.since !== null) === wanted) return
  await tx
    .update(users)
    .set({ marketingConsentAt: wanted ? at : null, updatedAt: at })
    .where(eq(users.id, actor.userId))
  await record(tx, actor.userId, ['NEWS'], wanted, at)
  await writeAudit(
    tx,
    {
      action: wanted ? 'privacy.consent_given' : 'privacy.consent_withdrawn',
      actor: { kind: kindOfRole(actor.role), id: actor.userId },
      target: { type: 'user', id: actor.userId },
      new: { kind: 'NEWS' },
    },
    at,
  )
}
