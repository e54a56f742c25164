import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'

export type EnqueueOptions = {
  /** Not before this instant; at once if left out. */
  runAt?: Date
  /** Or so many seconds from now, by the database's clock: that of the queue. */
  delaySeconds?: number
  /** A job with the same key replaces the one that waits. */
  key?: string
  /** Tries before it counts as dead. */
  maxAttempts?: number
  /** Jobs of one queue run one after the other. */
  queue?: string
}

/**
 * Adds a job in the caller's transaction: it exists exactly when the change that wants it does.
 * @param payload ids only; the job reads the state again when it runs.
 */
export async function enqueue(
  tx: Tx,
  name: string,
  payload: Record<string, string | number>,
  options: EnqueueOptions = {},
): Promise<void> {
  await tx.execute(sql`
    select graphile_worker.add_job(
      ${name}::text,
      payload => ${JSON.stringify(payload)}::json,
      queue_name => ${options.queue ?? null}::text,
      run_at => coalesce(${options.runAt?.toISOString() ?? null}::timestamptz,
                         now() + ${options.delaySeconds ?? null}::float8 * interval '1 second'),
      max_attempts => ${options.maxAttempts ?? 12}::int,
      job_key => ${options.key ?? null}::text
    )`)
}
