import { closeDatabase, database } from '@/db/client'
import { env, envProblems } from '@/lib/core/env'
import type { JobRunner } from '@/lib/core/jobs/runner'
import { log } from '@/lib/core/log'
import { assertZoneRules } from '@/lib/time/zone'

const SHUTDOWN = Symbol.for('khadamat.shutdown')

/** Checks the environment and the clock's rules, then starts what this role runs. */
export async function boot(): Promise<void> {
  const problems = envProblems()
  for (const { name, problem } of problems) process.stderr.write(`${name} ${problem}\n`)
  if (problems.length > 0) process.exit(1)
  assertZoneRules()
  const { declareMetrics } = await import('@/lib/core/metrics')
  declareMetrics()
  const { watchSecurity } = await import('@/lib/core/security-watch')
  const endWatch = watchSecurity()
  let jobs: JobRunner | undefined
  if (env().ROLE !== 'web') {
    const [{ startJobRunner }, { atStart, crontab, tasks }, { enqueue }] = await Promise.all([
      import('@/lib/core/jobs/runner'),
      import('@/lib/tasks'),
      import('@/lib/core/jobs/enqueue'),
    ])
    jobs = startJobRunner(tasks, env().DATABASE_URL, crontab)
    for (const name of atStart) {
      // Several workers that start together leave one job. Without a database the day's own run comes later.
      enqueue(database(), name, {}, { key: name }).catch(error =>
        log.warn({ err: error, name }, 'not enqueued'),
      )
    }
  }
  const holder = globalThis as { [SHUTDOWN]?: () => Promise<void> }
  // Called by scripts/serve.mjs after the last response.
  holder[SHUTDOWN] = async () => {
    endWatch()
    await jobs?.stop()
    await closeDatabase()
  }
}
