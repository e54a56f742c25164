import { database } from '@/db/client'
import { readBounded } from '@/lib/core/bounded-body'
import { env } from '@/lib/core/env'
import { jsonData, jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { receiveReport } from '@/lib/notifications/commands/reports'
import { readMailReport } from '@/lib/services/mail-reports'
import { now } from '@/lib/time/clock'

/** A report has some hundred bytes, and the recipients of one mail. */
const MOST_BYTES = 64 * 1024

function reportIn(body: string, { headers }: Request) {
  try {
    const signature = {
      id: headers.get('svix-id') ?? '',
      timestamp: headers.get('svix-timestamp') ?? '',
      signature: headers.get('svix-signature') ?? '',
    }
    return readMailReport(body, signature)
  } catch {
    return 'refused'
  }
}

/** What the mail vendor reports: kept once, answered at once, worked through by a job. */
export async function POST(request: Request): Promise<Response> {
  if (!env().RESEND_WEBHOOK_SECRET) return jsonError('not_found', 404)
  const body = await readBounded(request.body, MOST_BYTES)
  if (body === null) return jsonError('too_large', 413)
  const report = reportIn(body.toString('utf8'), request)
  if (report === 'refused') return jsonError('auth.forbidden', 401)
  try {
    if (report) await database().transaction(tx => receiveReport(tx, report, now()))
    return jsonData({ received: true })
  } catch (error) {
    // Not 200: the vendor tells it again.
    log.error({ err: error }, 'report not kept')
    return jsonError('unavailable', 503)
  }
}
