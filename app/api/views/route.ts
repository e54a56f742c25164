import type { NextRequest } from 'next/server'
import { database } from '@/db/client'
import { currentActor } from '@/lib/core/auth'
import { hashToken } from '@/lib/core/crypto'
import { jsonError, tooManyRequests } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { callerOf, takeHit } from '@/lib/core/rate-limit'
import { askedHost } from '@/lib/core/same-origin'
import { countView } from '@/lib/statistics/commands'
import { viewSchema } from '@/lib/statistics/schemas'
import { today } from '@/lib/time/clock'

/** Only our own pages count: another site's visitors are not ours. */
function isOurs({ headers }: NextRequest): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = headers.get('origin')
  return origin !== null && URL.canParse(origin) && new URL(origin).host === askedHost(headers)
}

const done = () => new Response(null, { status: 204, headers: { 'Cache-Control': 'no-store' } })

async function count(request: NextRequest): Promise<Response> {
  if (!isOurs(request)) return jsonError('auth.forbidden', 403)
  const parsed = viewSchema.safeParse(await request.json().catch(() => null))
  if (!parsed.success) return jsonError('invalid', 400)
  const actor = await currentActor()
  if (actor.kind === 'system') return done()
  const caller = callerOf(actor.ip)
  const all = await takeHit('profile_views', caller)
  if (!all.allowed) return tooManyRequests(all)
  const { provider } = parsed.data
  const day = today()
  // One visit a day for each person, as far as we can tell people apart; what is kept says nothing of them.
  const visitor = actor.kind === 'user' ? actor.userId : `${caller} ${request.headers.get('user-agent')}`
  const first = await takeHit(
    'profile_view',
    hashToken(`${visitor} ${provider} ${day}`).toString('base64url'),
  )
  if (first.allowed) {
    await countView(database(), provider, actor.kind === 'user' ? actor.userId : null, day)
  }
  return done()
}

/** A profile was opened: sent by a script of the public page, which is kept for everybody and cannot count itself. */
export async function POST(request: NextRequest): Promise<Response> {
  try {
    return await count(request)
  } catch (error) {
    log.error({ err: error }, 'view not counted')
    return jsonError('unavailable', 503)
  }
}
