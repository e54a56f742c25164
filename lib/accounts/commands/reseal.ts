import 'server-only'
import { and, asc, eq, gt, isNotNull } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { users } from '@/db/schema'
import { isOutdated, keyIdOf, open, seal } from '@/lib/core/key-ring'
import { totpPlace } from '../domain/totp'

/** What became of one: `unreadable` names the key that left the ring. */
export type Resealed =
  | { id: string; state: 'done' | 'current' }
  | { id: string; state: 'unreadable'; key: string }

function sealedAnew(id: string, sealed: Buffer): { state: Resealed; anew: Buffer | null } {
  if (!isOutdated(sealed)) return { state: { id, state: 'current' }, anew: null }
  const key = keyIdOf(sealed)
  if (!key.inRing) return { state: { id, state: 'unreadable', key: key.id }, anew: null }
  const place = totpPlace(id)
  return { state: { id, state: 'done' }, anew: seal(open(sealed, place), place) }
}

const BATCH = 100

/**
 * Seals the secrets of second factors anew that an older key of the ring has sealed, some at a time, under the lock of
 * their rows: whoever signs in meanwhile reads the one before or the one after, and both open.
 * @param after the last id of the batch before; null for the first
 * @param dryRun changes nothing
 */
export async function resealTotpSecrets(tx: Tx, after: string | null, dryRun: boolean): Promise<Resealed[]> {
  const rows = await tx
    .select({ id: users.id, sealed: users.totpSecret })
    .from(users)
    .where(and(isNotNull(users.totpSecret), after ? gt(users.id, after) : undefined))
    .orderBy(asc(users.id))
    .limit(BATCH)
    .for('no key update')
  const states: Resealed[] = []
  for (const { id, sealed } of rows) {
    if (!sealed) continue
    const { state, anew } = sealedAnew(id, sealed)
    if (anew && !dryRun) await tx.update(users).set({ totpSecret: anew }).where(eq(users.id, id))
    states.push(state)
  }
  return states
}
