import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { log } from '../log'

/** First key of the two-key advisory locks held by living workers. */
const LOCK_SPACE = 7_623
const SWEEP_MS = 15_000

/**
 * A killed worker leaves its jobs locked for hours. Each worker therefore holds an advisory lock for
 * as long as its connection lives; a job whose worker holds none is given back.
 */
export function guardWorkers(url: string) {
  const events: WorkerEvents = new EventEmitter() as WorkerEvents
  const client = new pg.Client({ connectionString: url, application_name: 'khadamat-worker-guard' })
  client.on('error', error => log.warn({ err: error }, 'worker guard lost its connection'))
  const ready = client.connect()
  ready.catch(() => undefined)

  events.on('worker:create', ({ worker }) => {
    ready
      .then(() => client.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_SPACE, worker.workerId]))
      .catch(error => log.warn({ err: error }, 'worker guard could not lock'))
  })

  /** Unlocks the jobs and queues of workers that no longer live. */
  async function releaseDead(): Promise<void> {
    await ready
    const { rows } = await client.query<{ worker: string }>(
      `select distinct held.worker
         from (select locked_by as worker from graphile_worker._private_jobs where locked_by is not null
               union select locked_by from graphile_worker._private_job_queues where locked_by is not null) held
        where not exists (
          select from pg_locks
           where locktype = 'advisory' and objsubid = 2 and database = (select oid from pg_database where datname = current_database())
             and classid = $1::oid and objid = (hashtext(held.worker)::bigint & 4294967295)::oid)`,
      [LOCK_SPACE],
    )
    if (rows.length === 0) return
    await client.query('select graphile_worker.force_unlock_workers($1)', [rows.map(row => row.worker)])
    log.info({ workers: rows.length }, 'gave back the jobs of dead workers')
  }

  const sweep = setInterval(() => {
    releaseDead().catch(error => log.warn({ err: error }, 'could not look for dead workers'))
  }, SWEEP_MS)
  sweep.unref()

  return {
    events,
    releaseDead,
    async close() {
      clearInterval(sweep)
      await client.end().catch(() => undefined)
    },
  }
}
