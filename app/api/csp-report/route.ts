import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import { readBounded } from '@/lib/core/bounded-body'
import { ownOrigins } from '@/lib/core/callers.mjs'
import { env, isLive } from '@/lib/core/env'
import { jsonError, tooManyRequests } from '@/lib/core/http'
import { clientIp } from '@/lib/core/ip'
import { log } from '@/lib/core/log'
import { takeHit } from '@/lib/core/rate-limit'
import { askedHost } from '@/lib/core/same-origin'
import { countCspReports } from '@/lib/security/commands'
import { tidyReport } from '@/lib/security/domain/csp'
import { parseReports } from '@/lib/security/schemas'
import { now } from '@/lib/time/clock'

const MOST_BYTES = 32 * 1024
/** A page that breaks a rule breaks it in many places: what one post says beyond this is more of the same. */
const MOST_AT_ONCE = 20

const TYPES = /^application\/(csp-report|reports\+json|json)\b/i

/** Pages of these origins are ours; on a machine of one's own also those of the name that was asked. */
function origins({ headers }: NextRequest): string[] {
  const own = ownOrigins(env())
  return isLive() ? own : [...own, `http://${askedHost(headers)}`, `https://${askedHost(headers)}`]
}

function parsed(body: Buffer): ReturnType<typeof parseReports> {
  try {
    return parseReports(JSON.parse(body.toString('utf8')))
  } catch {
    return null
  }
}

async function answer(request: NextRequest): Promise<Response> {
  if (!TYPES.test(request.headers.get('content-type') ?? '')) return jsonError('invalid', 415)
  const verdict = await takeHit('csp_report', await clientIp())
  if (!verdict.allowed) return tooManyRequests(verdict)
  const body = await readBounded(request.body, MOST_BYTES)
  if (!body) return jsonError('too_large', 413)
  const given = parsed(body)
  if (!given) return jsonError('invalid', 400)
  const ours = origins(request)
  const reports = given.slice(0, MOST_AT_ONCE).flatMap(report => tidyReport(report, ours) ?? [])
  await countCspReports(database(), reports, now())
  return new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })
}

/** What browsers refused to load or run on our pages, in the old and the new format; counted without who was looking. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    return await answer(request)
  } catch (error) {
    log.error({ err: error }, 'policy report not counted')
    return jsonError('unavailable', 503)
  }
}
