import { database } from '@/db/client'
import { env } from '@/lib/core/env'
import { AppError } from '@/lib/core/errors'
import { jsonData, jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { switchByLink } from '@/lib/notifications/commands/preferences'
import { unsubscription } from '@/lib/notifications/queries'
import { now } from '@/lib/time/clock'

type Context = { params: Promise<{ token: string }> }

/**
 * What a mail program posts when its reader presses "unsubscribe" (RFC 8058): no cookie, no sign-in, once or ten times.
 * The address itself is the secret, so the body (`List-Unsubscribe=One-Click`, in one of two encodings) is not read.
 */
export async function POST(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  try {
    await database().transaction(tx => switchByLink(tx, token, false, now()))
    return jsonData({ unsubscribed: true })
  } catch (error) {
    if (error instanceof AppError) return jsonError(error.code, 404)
    log.error({ err: error }, 'not unsubscribed')
    return jsonError('unavailable', 503)
  }
}

/** Programs without the button open the address: the page asks, and nothing has changed yet. */
export async function GET(_request: Request, { params }: Context): Promise<Response> {
  const { token } = await params
  const found = await unsubscription(database(), token)
  if (!found) return jsonError('not_found', 404)
  const headers = {
    Location: `${env().APP_URL}/${found.locale}/unsubscribe?token=${token}`,
    'Cache-Control': 'no-store',
  }
  return new Response(null, { status: 303, headers })
}
