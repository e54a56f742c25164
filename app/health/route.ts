import { database } from '@/db/client'
import { env } from '@/lib/core/env'
import { redisIsAway } from '@/lib/core/redis-count'
import { type CheckStatus, overall } from '@/lib/operations/domain'
import { jobHealth, readiness } from '@/lib/operations/probe'
import { scannerAnswers } from '@/lib/services/antivirus'

export const dynamic = 'force-dynamic'

/** Each part by name, for people and alarms. Vendors are not called, their failures show in the jobs; our own scanner is. */
export async function GET(): Promise<Response> {
  const { RESEND_API_KEY, RESEND_BASE_URL, UPSTASH_REDIS_REST_URL, ROLE } = env()
  const [ready, scanner] = await Promise.all([readiness(database()), scannerAnswers()])
  const jobs = ready.database === 'ok' ? await jobHealth(database()) : { status: 'failed' as const }
  const mail: CheckStatus = RESEND_API_KEY ? 'ok' : 'degraded'
  // Without it every upload is refused; all else works.
  const antivirus: CheckStatus = scanner === false ? 'degraded' : 'ok'
  const limits: CheckStatus = redisIsAway() ? 'degraded' : ready.database
  const checks = {
    database: { status: ready.database },
    migrations: { status: ready.migrations },
    jobs: { ...jobs, here: ROLE !== 'web' },
    mail: { status: mail, through: RESEND_BASE_URL ? 'other address' : 'resend' },
    antivirus: { status: antivirus, through: scanner === null ? 'none' : 'clamd' },
    rateLimits: { status: limits, through: UPSTASH_REDIS_REST_URL && !redisIsAway() ? 'redis' : 'database' },
  }
  const status = overall(Object.values(checks).map(check => check.status))
  const headers = { 'Cache-Control': 'no-store' }
  return Response.json({ status, checks }, { status: status === 'ok' ? 200 : 503, headers })
}
