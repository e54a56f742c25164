import { database } from '@/db/client'
import { sameSecret } from '@/lib/core/crypto'
import { env } from '@/lib/core/env'
import { jsonError } from '@/lib/core/http'
import { declareMetrics, register } from '@/lib/core/metrics'
import { readGauges } from '@/lib/operations/gauges'

export const dynamic = 'force-dynamic'

/** Prometheus' text format, for who knows `METRICS_TOKEN`: 401 without a token, 403 with a wrong one. */
export async function GET(request: Request): Promise<Response> {
  const [, given] = /^Bearer +(\S+) *$/i.exec(request.headers.get('authorization') ?? '') ?? []
  if (!given)
    return jsonError('auth.token_required', 401, null, { headers: { 'WWW-Authenticate': 'Bearer' } })
  if (!sameSecret(given, env().METRICS_TOKEN)) return jsonError('auth.forbidden', 403)
  declareMetrics()
  await readGauges(database())
  return new Response(await register.metrics(), {
    headers: { 'Content-Type': register.contentType, 'Cache-Control': 'no-store' },
  })
}
