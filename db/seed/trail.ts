import { type AuditAction, severityOf } from '@/lib/audit/domain/catalogue'
import type { Loader } from './loader'

const HOUR = 3_600_000

/** Whom the lines speak of. */
export type Cast = { admin: string; client: string; provider: { id: number; userId: string } }

type Line = {
  hours: number
  action: AuditAction
  by: 'admin' | 'client' | 'provider' | 'system' | null
  target: readonly [type: string, id: string]
  old?: object
  new?: object
}

/** A month of the demo people's doings, the last first. What is HIGH was told long ago. */
function lines({ client, provider }: Cast): Line[] {
  const [person, page, owner] = [
    ['user', client],
    ['provider', String(provider.id)],
    ['user', provider.userId],
  ] as const
  return [
    { hours: 2, action: 'account.signed_in', by: 'client', target: person },
    { hours: 5, action: 'account.signed_in', by: 'provider', target: owner },
    {
      hours: 6,
      action: 'provider.offer_changed',
      by: 'provider',
      target: page,
      old: { offer: 1, price: 12_000 },
      new: { offer: 1, price: 13_500 },
    },
    { hours: 26, action: 'account.code_refused', by: 'provider', target: owner },
    {
      hours: 50,
      action: 'settings.changed',
      by: 'admin',
      target: ['settings', 'booking_policy'],
      old: { answerWithin: 1440 },
      new: { answerWithin: 720 },
    },
    {
      hours: 51,
      action: 'settings.changed',
      by: 'admin',
      target: ['settings', 'booking_policy'],
      old: { answerWithin: 720 },
      new: { answerWithin: 1440 },
    },
    {
      hours: 75,
      action: 'account.profile_changed',
      by: 'client',
      target: person,
      old: { language: 'ar' },
      new: { language: 'fr', changed: ['phone'] },
    },
    { hours: 76, action: 'account.phone_confirmed', by: 'client', target: person },
    {
      hours: 140,
      action: 'provider.reinstated',
      by: 'admin',
      target: page,
      old: { status: 'SUSPENDED' },
      new: { status: 'APPROVED' },
    },
    {
      hours: 164,
      action: 'provider.suspended',
      by: 'admin',
      target: page,
      old: { status: 'APPROVED' },
      new: {
        status: 'SUSPENDED',
        reason: 'Assurance professionnelle échue : envoyez la nouvelle attestation.',
      },
    },
    { hours: 300, action: 'account.two_factor_on', by: 'provider', target: owner },
    { hours: 420, action: 'account.password_reset', by: 'client', target: person },
    { hours: 421, action: 'account.password_reset_asked', by: null, target: person },
    {
      hours: 600,
      action: 'audit.cleaned',
      by: 'system',
      target: ['audit_log', 'all'],
      new: { rows: 412 },
    },
  ]
}

/** Lines of the audit log, for the page to show what such lines look like. */
export function addTrail(loader: Loader, cast: Cast, now: Date): void {
  const ids = { admin: cast.admin, client: cast.client, provider: cast.provider.userId, system: null }
  // The latest line has the highest number.
  for (const { hours, action, by, target, old, new: next } of lines(cast).reverse()) {
    const person = by !== null && by !== 'system'
    loader.add('audit_log', {
      at: new Date(now.getTime() - hours * HOUR),
      action,
      severity: severityOf(action, by),
      actor_kind: by,
      actor_id: by && ids[by],
      target_type: target[0],
      target_id: target[1],
      old: old ? JSON.stringify(old) : null,
      new: next ? JSON.stringify(next) : null,
      ip: person || by === null ? '196.200.13.7' : null,
      user_agent: person
        ? 'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Mobile Safari/537.36'
        : null,
    })
  }
}
