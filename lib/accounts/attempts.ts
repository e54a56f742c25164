import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { hashToken, linkToken, sameSecret } from '@/lib/core/crypto'
import { AppError } from '@/lib/core/errors'
import { callerOf, databaseLimit, LIMITS } from '@/lib/core/rate-limit'

/**
 * Attempts to sign in are counted before the password is looked at, so that a hundred at once are a
 * hundred, and one that succeeds gets its hit back: only failures add up. They are counted in PostgreSQL
 * in every set-up, which a sign-in asks anyway: a hit can be given back there.
 */
type Counter = { limit: (typeof LIMITS)['sign_in_ip' | 'sign_in_account']; key: string }

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
 * A device that has been in before has a counter of its own. Whoever fills the account's counter from
 * elsewhere locks out strangers, not the owner.
 */
function countersOf(email: string, ip: string, mark: string | undefined): Counter[] {
  const device = knownDevice(email, mark)
  const account = accountKey(email)
  return [
    { limit: LIMITS.sign_in_ip, key: callerOf(ip) },
    {
      limit: LIMITS.sign_in_account,
      key: device ? `${account}:${hashToken(device).toString('hex')}` : account,
    },
  ]
}

/** Takes one hit back from the window that `databaseLimit` counts in now. */
async function giveBack(db: Tx, { limit, key }: Counter): Promise<void> {
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
export async function countAttempt(
  db: Tx,
  email: string,
  ip: string,
  mark: string | undefined,
): Promise<() => Promise<void>> {
  const taken: Counter[] = []
  for (const counter of countersOf(email, ip, mark)) {
    const verdict = await databaseLimit(db, counter.limit, counter.key)
    if (!verdict.allowed) {
      // A refused try adds nothing: else trying on would stretch the wait of who comes after.
      await giveBack(db, counter)
      throw new AppError('rate_limited', { params: { minutes: Math.ceil(verdict.retryAfterSeconds / 60) } })
    }
    taken.push(counter)
  }
  return async () => {
    for (const counter of taken) await giveBack(db, counter)
  }
}
