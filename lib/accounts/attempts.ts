import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { hashToken, linkToken, sameSecret } from '@/lib/core/crypto'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { callerOf, databaseLimit, LIMITS } from '@/lib/core/rate-limit'

export const LOCKED_JOB = 'account_locked'
/** Keeps a crowd of refused tries from being a crowd of jobs. The owner is told once a day: the job sees to that. */
const LOCK_NEWS = { name: 'lock_news', hits: 1, seconds: 15 * 60 }

/**
 * Attempts to sign in are counted before the password is looked at, so that a hundred at once are a
 * hundred, and one that succeeds gets its hit back: only failures add up. They are counted in PostgreSQL
 * in every set-up (decision 0025): a sign-in asks it anyway, and a lock is news that a job must tell.
 */
type Counter = {
  limit: (typeof LIMITS)['sign_in_ip' | 'sign_in_account']
  key: string
  /** The counter that everybody shares who is not known: full, it locks the account for strangers. */
  shared: boolean
}

/** Who tries a password of this account, and what they have shown before. */
export type Trier = {
  email: string
  ip: string
  /** The device cookie, if the browser has one. */
  device?: string | undefined
  /** The session of somebody who is in and is asked once more. */
  session?: string | undefined
}

/** Names an account in counters and device cookies without writing its address there. */
const accountKey = (email: string) => hashToken(email).toString('hex').slice(0, 32)

const deviceSeal = (email: string, id: string) => linkToken(`DEVICE:${accountKey(email)}`, id)

/** The value of the cookie that a device keeps once it has signed in to this account. */
export function deviceMark(email: string, id: string): string {
  return `${id}.${deviceSeal(email, id)}`
}

/** The device's id, if this mark was made by us for this account. */
export function knownDevice(email: string, mark: string | undefined): string | null {
  const [id = '', seal = ''] = (mark ?? '').split('.')
  return id !== '' && sameSecret(seal, deviceSeal(email, id)) ? id : null
}

/**
 * A device that has been in before, and a session, have a counter of their own and no other. Whoever fills the counter
 * of the account, or of an address that a whole street shares, locks out strangers, not the owner.
 */
function countersOf({ email, ip, device: mark, session }: Trier): Counter[] {
  const account = accountKey(email)
  const known = session ?? knownDevice(email, mark)
  const limit = LIMITS.sign_in_account
  if (known) return [{ limit, key: `${account}:${hashToken(known).toString('hex')}`, shared: false }]
  return [
    { limit: LIMITS.sign_in_ip, key: callerOf(ip), shared: false },
    { limit, key: account, shared: true },
  ]
}

/** A full counter is news for the owner. The same for every address: neither code nor time tells of an account. */
async function tellOfLock(db: Tx, email: string): Promise<void> {
  const key = accountKey(email)
  const { allowed } = await databaseLimit(db, LOCK_NEWS, key)
  if (allowed) await enqueue(db, LOCKED_JOB, { email }, { key: `${LOCKED_JOB}:${key}` })
  else await giveBack(db, { limit: LOCK_NEWS, key })
}

/** The owner has shown to have the mailbox: strangers' tries no longer stand in the way. */
export async function forgetAttempts(tx: Tx, email: string): Promise<void> {
  const { name, seconds } = LIMITS.sign_in_account
  await tx.execute(sql`
    delete from rate_limits
     using (select floor(extract(epoch from clock_timestamp()) / ${seconds}::int)::bigint as slot) clock
     where key in (${`${name}:${accountKey(email)}`}::text || '@' || slot,
                   ${`${name}:${accountKey(email)}`}::text || '@' || (slot - 1))`)
}

type Window = { name: string; seconds: number }

/** Takes one hit back from the window that `databaseLimit` counts in now. */
async function giveBack(db: Tx, { limit, key }: Pick<Counter, 'key'> & { limit: Window }): Promise<void> {
  await db.execute(sql`
    update rate_limits set hits = hits - 1
     where hits > 0
       and key = ${`${limit.name}:${key}`.slice(0, 200)}::text || '@'
                 || floor(extract(epoch from clock_timestamp()) / ${limit.seconds}::int)::bigint`)
}

/**
 * Counts an attempt (A9). Codes: `rate_limited` with `minutes`.
 * @returns call it when the attempt succeeds
 */
export async function countAttempt(db: Tx, trier: Trier): Promise<() => Promise<void>> {
  const taken: Counter[] = []
  for (const counter of countersOf(trier)) {
    const verdict = await databaseLimit(db, counter.limit, counter.key)
    if (!verdict.allowed) {
      // A refused try adds nothing: else trying on would stretch the wait of who comes after.
      await giveBack(db, counter)
      if (counter.shared) await tellOfLock(db, trier.email)
      throw new AppError('rate_limited', { params: { minutes: Math.ceil(verdict.retryAfterSeconds / 60) } })
    }
    taken.push(counter)
  }
  return async () => {
    for (const counter of taken) await giveBack(db, counter)
  }
}
