import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import type { User } from '@/lib/core/actor'
import { NotFoundError } from '@/lib/core/errors'
import { errorName } from '../domain'

const PAGE = 25

type Row = { id: string; task: string; error: string | null; attempts: number; at: string }

/** A page of the jobs that will not be tried again, the youngest first. Never what they hold: it may be a secret. */
export async function failedJobs(tx: Tx, actor: User, after: string | null) {
  if (actor.role !== 'ADMIN') throw new NotFoundError()
  const rows = await tx.execute<Row>(sql`
    select j.id::text as id, k.identifier as task, j.last_error as error, j.attempts::int as attempts,
           to_char(j.updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks k on k.id = j.task_id
     where j.attempts >= j.max_attempts and j.locked_at is null
       and (${after}::bigint is null or j.id < ${after}::bigint)
     order by j.id desc limit ${PAGE + 1}::int`)
  const items = rows
    .slice(0, PAGE)
    .map(({ error, at, ...row }) => ({ ...row, error: errorName(error), at: new Date(at) }))
  return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null }
}
export type FailedJob = Awaited<ReturnType<typeof failedJobs>>['items'][number]
