import { isIPv6 } from 'node:net'
import { sql } from 'drizzle-orm'
import { database, type Tx } from '@/db/client'
import type { Rule, Verdict } from '@/lib/services/redis-limiter'
import { countOnRedis } from './redis-count'

/** Every limit of the product, by name (A9). */
export const LIMITS = {
  /** Wrong codes of a client, by booking and provider. */
  check_code: { name: 'check_code', hits: 5, seconds: 15 * 60 },
  sign_in_ip: { name: 'sign_in_ip', hits: 10, seconds: 15 * 60 },
  sign_in_account: { name: 'sign_in_account', hits: 5, seconds: 60 * 60 },
  sign_up: { name: 'sign_up', hits: 30, seconds: 60 * 60 },
  verification: { name: 'verification', hits: 20, seconds: 60 * 60 },
  /** By a link of a message, without signing in: by address. */
  answer_link: { name: 'answer_link', hits: 30, seconds: 15 * 60 },
  /** Codes sent by short message: by network, and by the number that would be disturbed. */
  phone_code_ip: { name: 'phone_code_ip', hits: 20, seconds: 60 * 60 },
  phone_code_number: { name: 'phone_code_number', hits: 8, seconds: 60 * 60 },
  upload: { name: 'upload', hits: 60, seconds: 15 * 60 },
  calendar_feed: { name: 'calendar_feed', hits: 120, seconds: 60 * 60 },
  calendar_guess: { name: 'calendar_guess', hits: 30, seconds: 15 * 60 },
  profile_view: { name: 'profile_view', hits: 1, seconds: 24 * 60 * 60 },
  profile_views: { name: 'profile_views', hits: 120, seconds: 15 * 60 },
  /** What browsers report about pages of ours. */
  csp_report: { name: 'csp_report', hits: 60, seconds: 15 * 60 },
  /** Forms of visitors, by address: stricter than for who has shown an account. */
  public_form: { name: 'public_form', hits: 40, seconds: 15 * 60 },
  mutation: { name: 'mutation', hits: 100, seconds: 15 * 60 },
} as const satisfies Record<string, Rule>

export type LimitName = keyof typeof LIMITS

/**
 * What an address counts as: one line in a home has 2^64 IPv6 addresses, so its network of that size is one caller.
 * Anything that is no IPv6 address stays as it is.
 */
export function callerOf(address: string): string {
  if (!isIPv6(address)) return address
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1]
  if (mapped) return mapped
  const [head = '', tail] = (address.split('%')[0] ?? '').split('::')
  const groups = head.split(':').filter(Boolean)
  const missing = tail === undefined ? 0 : 8 - groups.length - tail.split(':').filter(Boolean).length
  const whole = [...groups, ...Array<string>(Math.max(0, missing)).fill('0'), ...(tail ?? '').split(':')]
  return `${whole
    .slice(0, 4)
    .map(group => Number.parseInt(group, 16).toString(16))
    .join(':')}::/64`
}

/**
 * The same sliding window on PostgreSQL: this window's hits plus the share of the last window's that
 * still lies within `rule.seconds`. One statement, so two requests never read the same count.
 */
export async function databaseLimit(db: Tx, rule: Rule, key: string): Promise<Verdict> {
  const bucket = `${rule.name}:${key}`.slice(0, 200)
  const [row] = await db.execute<{ hits: number; previous: number; elapsed: number }>(sql`
    with clock as (
      select floor(extract(epoch from clock_timestamp()) / ${rule.seconds}::int)::bigint as slot,
             mod(extract(epoch from clock_timestamp()), ${rule.seconds}::int)::float8 / ${rule.seconds}::int as elapsed),
    counted as (
      insert into rate_limits as r (key, hits, expires_at)
      select ${bucket}::text || '@' || slot, 1, clock_timestamp() + make_interval(secs => ${rule.seconds * 2}::int) from clock
      on conflict (key) do update set hits = r.hits + 1
      returning hits)
    select counted.hits, clock.elapsed,
           coalesce((select p.hits from rate_limits p where p.key = ${bucket}::text || '@' || (clock.slot - 1)), 0) as previous
      from counted, clock`)
  if (!row) throw new Error('rate limit counted nothing')
  const allowed = row.hits + row.previous * (1 - row.elapsed) <= rule.hits
  const retryAfterSeconds = allowed ? 0 : Math.max(1, Math.ceil((1 - row.elapsed) * rule.seconds))
  return { allowed, retryAfterSeconds }
}

/** Counts one hit of `name` for `who` (an address or an account) and says whether it may pass. */
export async function takeHit(name: LimitName, who: string): Promise<Verdict> {
  const key = callerOf(who)
  return (await countOnRedis(LIMITS[name], key)) ?? databaseLimit(database(), LIMITS[name], key)
}

/** The same counter on PostgreSQL takes one hit back. */
async function databaseReturn(db: Tx, rule: Rule, key: string): Promise<void> {
  const bucket = `${rule.name}:${key}`.slice(0, 200)
  await db.execute(sql`
    update rate_limits set hits = greatest(hits - 1, 0)
     where key = ${bucket}::text || '@' || floor(extract(epoch from clock_timestamp()) / ${rule.seconds}::int)::bigint`)
}

/**
 * Gives a hit back that did not count after all. Counting first and giving back keeps a crowd of guesses at once
 * within the limit; asking first and counting afterwards would let all of them pass.
 */
export async function giveBackHit(name: LimitName, who: string): Promise<void> {
  const key = callerOf(who)
  if (!(await countOnRedis(LIMITS[name], key, -1))) await databaseReturn(database(), LIMITS[name], key)
}
