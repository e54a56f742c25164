import { setTimeout as sleep } from 'node:timers/promises'
import { Logger, parseCrontab, type Runner, run, type TaskList } from 'graphile-worker'
import pg from 'pg'
import { env } from '../env'
import { log } from '../log'
import { guardWorkers } from './guard'
import { jobFinished } from './metrics'

export type JobRunner = { stop(): Promise<void> }

const RESTART_MS = 2_000

const logger = new Logger(scope => (level, message, meta) => {
  if (level === 'debug') return
  log[level === 'warning' ? 'warn' : level]({ job: meta?.job, ...scope }, message)
})

async function runOnce(
  url: string,
  tasks: TaskList,
  crontab: string,
): Promise<{ runner: Runner; close(): Promise<void> }> {
  const pool = new pg.Pool({ connectionString: url, max: 6, application_name: 'khadamat-worker' })
  const lost = (error: Error) => log.warn({ err: error }, 'worker connection lost')
  pool.on('error', lost)
  pool.on('connect', client => client.on('error', lost))
  const guard = guardWorkers(url)
  try {
    await guard.releaseDead()
    const runner = await run({
      pgPool: pool,
      taskList: tasks,
      parsedCronItems: parseCrontab(crontab),
      concurrency: 4,
      pollInterval: 1_000,
      noHandleSignals: true,
      logger,
      events: guard.events,
    })
    runner.events.on('job:complete', ({ job, error }) => jobFinished(job.task_identifier, !error))
    return {
      runner,
      close: async () => {
        await guard.close()
        await pool.end().catch(() => undefined)
      },
    }
  } catch (error) {
    await guard.close()
    await pool.end().catch(() => undefined)
    throw error
  }
}

/**
 * Runs jobs until stopped. The library gives up when the database stays away; this starts it again,
 * so that an outage needs no one to come.
 * @param crontab what runs by the clock, in UTC; with several workers each time still runs once
 */
export function startJobRunner(tasks: TaskList, url = env().DATABASE_URL, crontab = ''): JobRunner {
  let stopping = false
  let current: Awaited<ReturnType<typeof runOnce>> | undefined
  const loop = (async () => {
    while (!stopping) {
      try {
        current = await runOnce(url, tasks, crontab)
        if (stopping) await current.runner.stop()
        await current.runner.promise
      } catch (error) {
        if (!stopping) log.warn({ err: error }, 'job runner stopped, starting again')
      }
      await current?.close()
      current = undefined
      if (!stopping) await sleep(RESTART_MS)
    }
  })()
  return {
    async stop() {
      stopping = true
      // Waits for the jobs in hand; what is not begun stays in the table.
      await current?.runner.stop().catch(() => undefined)
      await loop
    },
  }
}
