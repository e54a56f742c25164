import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { providers } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { keepForDecision, keepUntilErased } from '@/lib/identity/commands'
import { documentsComplete, type IdentitySource } from '@/lib/identity/domain/documents'
import { isComplete } from '../domain/checklist'
import { canSubmit, DECISIONS, type Decision } from '../domain/standing'
import { factsOf, ownProfile, profileOf } from '../queries/own'
import type { DecideInput } from '../schemas'
import { lockOwn, type Saved, traceOwn } from './own'

export const NOTIFY_PROVIDER_JOB = 'notify_provider'

/** The step of a provider's standing that a letter tells of. `at` makes it one of its kind. */
async function tell(tx: Tx, providerId: number, mail: string, at: Date): Promise<void> {
  await enqueue(tx, NOTIFY_PROVIDER_JOB, { providerId, mail, at: at.toISOString() })
}

/**
 * Hands the profile in. Sent twice, it is handed in once.
 * Codes: `auth.email_not_verified`, `documents.missing`, `workshop.incomplete`, `workshop.not_submittable`.
 */
export async function submitProfile(tx: Tx, actor: User, at: Date): Promise<Saved> {
  if (!actor.emailVerifiedAt) throw new AppError('auth.email_not_verified')
  const own = await lockOwn(tx, actor)
  if (own.status === 'SUBMITTED') return { slug: own.slug, status: own.status }
  if (!canSubmit(own.status)) throw new AppError('workshop.not_submittable')
  const profile = await ownProfile(tx, actor)
  if (!profile) throw new NotFoundError()
  const facts = factsOf(profile)
  if (!isComplete({ ...facts, documents: true })) throw new AppError('workshop.incomplete')
  if (!facts.documents) throw new AppError('documents.missing')
  await tx
    .update(providers)
    .set({ status: 'SUBMITTED', submittedAt: at, updatedAt: at })
    .where(eq(providers.id, own.id))
  await keepForDecision(tx, own.id)
  const change = { old: { status: own.status }, new: { status: 'SUBMITTED' } }
  await traceOwn(tx, actor, 'provider.submitted', own.id, change, at)
  await tell(tx, own.id, 'provider_submitted', at)
  return { slug: own.slug, status: 'SUBMITTED' }
}

const TRACE = {
  approve: { action: 'provider.approved', mail: 'provider_approved' },
  refuse: { action: 'provider.refused', mail: 'provider_refused' },
  suspend: { action: 'provider.suspended', mail: 'provider_suspended' },
  reinstate: { action: 'provider.reinstated', mail: 'provider_reinstated' },
} as const satisfies Record<Decision, { action: string; mail: string }>

/** Our own people looked at the documents. */
const LOOKED_AT: IdentitySource = 'manual'

/** Whoever is approved has shown who they are. Codes: `documents.missing`. */
async function requireDocuments(tx: Tx, providerId: number): Promise<void> {
  const profile = await profileOf(tx, { id: providerId })
  if (!profile || !documentsComplete(profile.documents)) throw new AppError('documents.missing')
}

/**
 * What an administrator decides. Of two who decide at once, one does; the other is told to look again.
 * Codes: `workshop.decided`, `workshop.changed` (what would be approved is not what was looked at),
 * `workshop.reason_required`, `documents.missing`.
 */
export async function decideProvider(tx: Tx, actor: User, input: DecideInput, at: Date): Promise<Saved> {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
  const { decision, reason } = input
  const rule = DECISIONS[decision]
  const [row] = await tx.select().from(providers).where(eq(providers.id, input.provider)).for('update')
  if (!row || row.status === 'DRAFT') throw new NotFoundError()
  if (row.status !== rule.from) throw new AppError('workshop.decided')
  if (decision === 'approve' && row.updatedAt.getTime() !== input.seen.getTime()) {
    throw new AppError('workshop.changed')
  }
  if (rule.reason && reason === '') {
    throw new AppError('invalid', { fields: { reason: 'workshop.reason_required' } })
  }
  const approved = decision === 'approve'
  if (approved) await requireDocuments(tx, row.id)
  const refusal = rule.reason ? reason : null
  await tx
    .update(providers)
    .set({ status: rule.to, decidedAt: at, refusal, updatedAt: at, ...(approved ? { verifiedAt: at } : {}) })
    .where(eq(providers.id, row.id))
  if (row.status === 'SUBMITTED') await keepUntilErased(tx, row.id, at)
  const { action, mail } = TRACE[decision]
  await writeAudit(
    tx,
    {
      action,
      actor: { kind: 'admin', id: actor.userId },
      target: { type: 'provider', id: row.id },
      old: { status: row.status },
      new: {
        status: rule.to,
        ...(refusal ? { reason: refusal } : {}),
        ...(approved ? { identity: LOOKED_AT } : {}),
      },
    },
    at,
  )
  await tell(tx, row.id, mail, at)
  return { slug: row.slug, status: rule.to }
}
