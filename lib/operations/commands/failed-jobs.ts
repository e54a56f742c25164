import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { writeAudit } from '@/lib/audit/commands'
import { kindOfRole, type User } from '@/lib/core/actor'

/** The task of a job that will not be tried again, held; null for any other, also one that was dealt with meanwhile. */
async function held(tx: Tx, id: string): Promise<string | null> {
  const [job] = await tx.execute<{ task: string }>(sql`
    select k.identifier as task
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks k on k.id = j.task_id
     where j.id = ${id}::bigint and j.attempts >= j.max_attempts and j.locked_at is null
       for update of j`)
  return job?.task ?? null
}

function trace(
  tx: Tx,
  action: 'job.retried' | 'job.removed',
  actor: User,
  id: string,
  task: string,
  at: Date,
) {
  const by = { kind: kindOfRole(actor.role), id: actor.userId }
  return writeAudit(tx, { action, actor: by, target: { type: 'job', id }, new: { task } }, at)
}

/** Gives a job that has given up all its tries back. Pressed twice, it is one. */
export async function retryJob(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  const task = await held(tx, id)
  if (!task) return
  await tx.execute(sql`
    select graphile_worker.reschedule_jobs(array[${id}::bigint], run_at => now(), attempts => 0)`)
  await trace(tx, 'job.retried', actor, id, task, at)
}

/** Removes a job that has given up. Pressed twice, it is one. */
export async function removeJob(tx: Tx, actor: User, id: string, at: Date): Promise<void> {
  const task = await held(tx, id)
  if (!task) return
  await tx.execute(sql`select graphile_worker.complete_jobs(array[${id}::bigint])`)
  await trace(tx, 'job.removed', actor, id, task, at)
}
