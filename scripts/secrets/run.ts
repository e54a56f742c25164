import type { Database } from '@/db/client'
import { resealTotpSecrets } from '@/lib/accounts/commands/reseal'
import { writeAudit } from '@/lib/audit/commands'
import { encryptionKeys } from '@/lib/core/env'
import { resealDocuments } from '@/lib/identity/jobs/reseal'
import { now } from '@/lib/time/clock'

type Kind = 'second factors' | 'identity documents'
type Counts = { resealed: number; current: number; missing: number }
type Unreadable = { kind: Kind; key: string; ids: string[] }
export type ResealReport = {
  kinds: { name: Kind; counts: Counts }[]
  unreadable: Unreadable[]
  stopped: boolean
}

type Outcome =
  | { id: string; state: 'done' | 'current' | 'missing' }
  | { id: string; state: 'unreadable'; key: string }
type Options = { dryRun: boolean; signal?: AbortSignal }

async function* totpSecrets(db: Database, dryRun: boolean): AsyncGenerator<Outcome> {
  let after: string | null = null
  for (;;) {
    const last: string | null = after
    const states: Outcome[] = await db.transaction(tx => resealTotpSecrets(tx, last, dryRun))
    yield* states
    after = states.at(-1)?.id ?? null
    if (after === null) return
  }
}

function collector() {
  const counts: Record<Kind, Counts> = {
    'second factors': { resealed: 0, current: 0, missing: 0 },
    'identity documents': { resealed: 0, current: 0, missing: 0 },
  }
  const unreadable: Unreadable[] = []
  const add = (kind: Kind, outcome: Outcome) => {
    if (outcome.state === 'done') counts[kind].resealed++
    else if (outcome.state !== 'unreadable') counts[kind][outcome.state]++
    else {
      const { id, key } = outcome
      const known = unreadable.find(entry => entry.kind === kind && entry.key === key)
      if (known) known.ids.push(id)
      else unreadable.push({ kind, key, ids: [id] })
    }
  }
  return { counts, unreadable, add }
}

/** Leaves a line that says what was sealed anew and what was not: no name of a person, no part of a key. */
async function leaveTrace(
  db: Database,
  counts: Record<Kind, Counts>,
  unreadable: Unreadable[],
): Promise<void> {
  const id = encryptionKeys()[0].id.toString('hex')
  const left = unreadable.map(({ kind, key, ids }) => ({ kind, key, count: ids.length }))
  const entry = { action: 'security.resealed', actor: { kind: 'system', id: null } } as const
  const trace = { ...entry, target: { type: 'security', id } as const, new: { ...counts, unreadable: left } }
  await db.transaction(tx => writeAudit(tx, trace, now()))
}

/**
 * Seals with the first key of the ring whatever an older one has sealed. It may be stopped and run again at any time,
 * twice at once, and beside running servers. What a key has sealed that left the ring is named and left as it is.
 */
export async function resealAll(db: Database, { dryRun, signal }: Options): Promise<ResealReport> {
  const { counts, unreadable, add } = collector()
  const sources: [Kind, AsyncGenerator<Outcome>][] = [
    ['second factors', totpSecrets(db, dryRun)],
    ['identity documents', resealDocuments(dryRun)],
  ]
  try {
    for (const [kind, outcomes] of sources) {
      for await (const outcome of outcomes) {
        add(kind, outcome)
        if (signal?.aborted) break
      }
      if (signal?.aborted) break
    }
  } finally {
    // Also when it breaks off in the middle: what was done is written down.
    const changed = Object.values(counts).some(({ resealed }) => resealed > 0)
    if (!dryRun && (changed || unreadable.length > 0)) await leaveTrace(db, counts, unreadable)
  }
  const names = Object.keys(counts) as Kind[]
  const kinds = names.map(name => ({ name, counts: counts[name] }))
  return { kinds, unreadable, stopped: signal?.aborted === true }
}
