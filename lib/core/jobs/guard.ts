import { EventEmitter } from 'node:events'
import type { WorkerEvents } from 'graphile-worker'
import pg from 'pg'
import { log } from '../log'

/** First key of the two-key advisory locks held by living pools of workers. */
const LOCK_SPACE = 7_623
const SWEEP_MS = 15_000
const RECONNECT_MS = 1_000
/** A pool may take its first job a moment before its lock stands; so young a job is nobody's yet. */
const GRACE_MS = 2_000

const DEAD = `
  select distinct held.pool
    from (select locked_by as pool, locked_at from graphile_worker._private_jobs where locked_by is not null
          union all
          select locked_by, locked_at from graphile_worker._private_job_queues where locked_by is not null) held
   where held.locked_at < now() - $2::int * interval '1 millisecond'
     and not exists (
       select from pg_locks
        where locktype = 'advisory' and objsubid = 2
          and database = (select oid from pg_database where datname = current_database())
          and classid = $1::oid and objid = (hashtext(held.pool)::bigint & 4294967295)::oid)`

/** One connection that asks one thing at a time, and comes back with its locks when it is lost. */
function lockHolder(url: string) {
  const pools = new Set<string>()
  let client: pg.Client | undefined
  let closed = false
  let inTurn: Promise<unknown> = Promise.resolve()

  const lock = (on: pg.Client, pool: string) =>
    on.query('select pg_advisory_lock($1, hashtext($2))', [LOCK_SPACE, pool])

  function comeBack(): void {
    if (closed) return
    setTimeout(() => {
      if (!closed) connect().catch(comeBack)
    }, RECONNECT_MS).unref()
  }

  async function connect(): Promise<void> {
    const next = new pg.Client({ connectionString: url, application_name: 'khadamat-worker-guard' })
    next.on('error', error => log.warn({ err: error }, 'worker guard lost its connection'))
    await next.connect()
    for (const pool of pools) await lock(next, pool)
    if (closed) return void (await next.end())
    client = next
    next.once('end', () => {
      client = undefined
      comeBack()
    })
  }

  const ready = connect()
  ready.catch(() => undefined)

  /** Runs `work` on the connection once those before it are done. */
  function use<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
    const result = inTurn.then(async () => {
      await ready
      if (!client) throw new Error('the worker guard has no connection')
      return work(client)
    })
    inTurn = result.catch(() => undefined)
    return result
  }

  return {
    use,
    hold(pool: string): void {
      pools.add(pool)
      use(on => lock(on, pool)).catch(error => log.warn({ err: error }, 'worker guard could not lock'))
    },
    async close(): Promise<void> {
      closed = true
      await inTurn
      await client?.end().catch(() => undefined)
    },
  }
}

/**
 * A killed process leaves its jobs locked for hours. graphile-worker locks a job in the name of its pool of workers,
 * so each pool holds an advisory lock for as long as this connection lives, and a job whose pool holds none
 * is given back.
 */
export function guardWorkers(url: string) {
  const events: WorkerEvents = new EventEmitter() as WorkerEvents
  const holder = lockHolder(url)
  events.on('pool:create', ({ workerPool }) => holder.hold(workerPool.id))

  /** Unlocks the jobs and queues of pools that no longer live. */
  const releaseDead = () =>
    holder.use(async client => {
      const { rows } = await client.query<{ pool: string }>(DEAD, [LOCK_SPACE, GRACE_MS])
      if (rows.length === 0) return
      await client.query('select graphile_worker.force_unlock_workers($1)', [rows.map(row => row.pool)])
      log.info({ pools: rows.length }, 'gave back the jobs of dead workers')
    })

  const sweep = () => {
    releaseDead().catch(error => log.warn({ err: error }, 'could not look for dead workers'))
  }
  // What was too young to be given back at the start, and then all that dies later.
  const soon = setTimeout(sweep, GRACE_MS + 500)
  const timer = setInterval(sweep, SWEEP_MS)
  soon.unref()
  timer.unref()

  return {
    events,
    releaseDead,
    async close() {
      clearTimeout(soon)
      clearInterval(timer)
      await holder.close()
    },
  }
}
