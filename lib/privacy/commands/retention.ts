import 'server-only'
import { type SQL, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { keptSince, type RetentionName } from '../domain/retention'
import { dash, empty, nothing } from '../registry/entry'

/** Rows that one statement takes: none holds its locks for long. */
const BATCH = 1_000
const DAY_MS = 24 * 60 * 60_000

type Rule = {
  table: string
  /** Which rows are out of time, as a condition on the table's columns. */
  where: (since: SQL, at: Date) => SQL
  /** What is written in their place; without it the rows are deleted. */
  set?: Readonly<Record<string, SQL>>
}

const noMessage = { recipient: empty, payload: sql`'{}'::jsonb`, last_error: nothing }

/** What the nightly job does for each line of the table that it owns; the other lines have jobs of their own. */
const RULES: Partial<Record<RetentionName, readonly Rule[]>> = {
  unverified_accounts: [
    {
      table: 'users',
      // Nothing that binds is possible before an address is confirmed; should anything hang on it all the same, it stays.
      where: since => sql`
        email_verified_at is null and status = 'ACTIVE' and role <> 'ADMIN' and created_at < ${since}
        and not exists (select from sessions s where s.user_id = users.id)
        and not exists (select from providers p where p.user_id = users.id)
        and not exists (select from bookings b where b.client_id = users.id)
        and not exists (select from quote_requests q where q.client_id = users.id)
        and not exists (select from files f where f.owner_id = users.id)`,
    },
  ],
  sign_ins: [{ table: 'sign_ins', where: since => sql`at < ${since}` }],
  links: [{ table: 'phone_codes', where: since => sql`expires_at < ${since}` }],
  addresses: [
    {
      table: 'bookings',
      where: since => sql`
        status in ('COMPLETED', 'CANCELLED', 'REJECTED') and coalesce(ended_at, ends_at) < ${since}
        and requested_at is not null and (address <> ${dash} or landmark <> '' or latitude is not null)`,
      set: { address: dash, landmark: empty, latitude: nothing, longitude: nothing },
    },
    {
      table: 'quote_requests',
      where: since => sql`
        status <> 'OPEN' and coalesce(closed_at, expires_at) < ${since} and (address <> ${dash} or landmark <> '')`,
      set: { address: dash, landmark: empty },
    },
  ],
  message_contents: [
    {
      table: 'emails',
      // The last letter to an erased account still names its address while it waits: no longer than its tries last.
      where: (since, at) => sql`
        recipient <> '' and (created_at < ${since}
          or (template = 'account_erased' and created_at < ${new Date(at.getTime() - 3 * DAY_MS).toISOString()}::timestamptz))`,
      set: noMessage,
    },
    { table: 'sms_messages', where: since => sql`recipient <> '' and created_at < ${since}`, set: noMessage },
  ],
  messages: [
    { table: 'emails', where: since => sql`created_at < ${since}` },
    { table: 'sms_messages', where: since => sql`created_at < ${since}` },
  ],
  webhook_events: [{ table: 'webhook_events', where: since => sql`received_at < ${since}` }],
}

/** One piece of one rule. @returns how many rows it took */
async function take(tx: Tx, { table, where, set }: Rule, since: SQL, at: Date): Promise<number> {
  const name = sql.identifier(table)
  const some = sql`ctid in (select ctid from ${name} where ${where(since, at)} limit ${BATCH} for update skip locked)`
  const columns = Object.entries(set ?? {}).map(
    ([column, value]) => sql`${sql.identifier(column)} = ${value}`,
  )
  const done = await tx.execute(
    set
      ? sql`update ${name} set ${sql.join(columns, sql`, `)} where ${some} returning 1`
      : sql`delete from ${name} where ${some} returning 1`,
  )
  return done.length
}

/**
 * Does what the table of retention promises, piece by piece, each in a transaction of its own: interrupted, the next night
 * goes on. What still counts is not touched; again, it changes nothing.
 */
export async function applyRetention(tx: Tx, at: Date): Promise<void> {
  for (const [name, rules] of Object.entries(RULES) as [RetentionName, readonly Rule[]][]) {
    const since = sql`${keptSince(name, at).toISOString()}::timestamptz`
    for (const rule of rules) while ((await take(tx, rule, since, at)) === BATCH);
  }
}
