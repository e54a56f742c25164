import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Tx } from '@/db/client'
import { log } from '@/lib/core/log'
import { type CheckStatus, type JobFacts, jobStatus } from './domain'
import { jobFacts, migrationsApplied, ping } from './queries'

/** A database that needs longer for `SELECT 1` serves nobody. */
const TIMEOUT_MS = 1_500

class TooSlow extends Error {}

/** What `work` answers within `ms`, or null when it fails or takes longer. The reason goes to the log only. */
export async function answerInTime<T>(
  name: string,
  work: () => Promise<T>,
  ms = TIMEOUT_MS,
): Promise<T | null> {
  const timer = new AbortController()
  const late = sleep(ms, undefined, { signal: timer.signal }).then(() => {
    throw new TooSlow(`no answer within ${ms} ms`)
  })
  try {
    return await Promise.race([work(), late])
  } catch (error) {
    log.warn({ err: error, check: name }, 'a check failed')
    return null
  } finally {
    timer.abort()
    late.catch(() => undefined)
  }
}

export type Readiness = { database: CheckStatus; migrations: CheckStatus }

async function probe(db: Tx, ms: number): Promise<Readiness> {
  const answered = await answerInTime('database', () => ping(db).then(() => true), ms)
  if (!answered) return { database: 'failed', migrations: 'failed' }
  const applied = await answerInTime('migrations', () => migrationsApplied(db), ms)
  return { database: 'ok', migrations: applied ? 'ok' : 'failed' }
}

let running: Promise<Readiness> | undefined

/**
 * Whether this process can serve: the database answers and has our schema. Probes that come while one runs share
 * it, so that a database that hangs is not asked again and again.
 * @param ms how long each of the two questions may take
 */
export function readiness(db: Tx, ms = TIMEOUT_MS): Promise<Readiness> {
  running ??= probe(db, ms).finally(() => {
    running = undefined
  })
  return running
}

export type JobHealth = { status: CheckStatus } & Partial<JobFacts>

/** The queue's state and numbers; `failed` without numbers when it cannot be asked. */
export async function jobHealth(db: Tx): Promise<JobHealth> {
  const facts = await answerInTime('jobs', () => jobFacts(db))
  return facts ? { status: jobStatus(facts), ...facts } : { status: 'failed' }
}
