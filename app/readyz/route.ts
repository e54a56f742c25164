import { database } from '@/db/client'
import { overall } from '@/lib/operations/domain'
import { readiness } from '@/lib/operations/probe'

export const dynamic = 'force-dynamic'

/** Whether requests may be sent here: 503 takes the process out of the balancer, nothing is killed. */
export async function GET(): Promise<Response> {
  const checks = await readiness(database())
  const status = overall(Object.values(checks)) === 'ok' ? 'ok' : 'unavailable'
  const headers = { 'Cache-Control': 'no-store' }
  return Response.json({ status, checks }, { status: status === 'ok' ? 200 : 503, headers })
}
