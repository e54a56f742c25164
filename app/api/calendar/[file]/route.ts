import type { NextRequest } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { database } from '@/db/client'
import { noteFeedRead } from '@/lib/calendar/commands'
import { calendarText } from '@/lib/calendar/event-text'
import { eventsOf } from '@/lib/calendar/events'
import { feedEvents } from '@/lib/calendar/queries/events'
import { type Feed, feedOf } from '@/lib/calendar/queries/feed'
import { calendarResponse } from '@/lib/calendar/response'
import { jsonError, tooManyRequests } from '@/lib/core/http'
import { clientIp } from '@/lib/core/ip'
import { log } from '@/lib/core/log'
import { takeHit } from '@/lib/core/rate-limit'
import { now } from '@/lib/time/clock'

const SUFFIX = '.ics'

/** Who tries addresses is slowed down by where they come from; a program that knows its own, by that. */
async function unknown(): Promise<Response> {
  const verdict = await takeHit('calendar_guess', await clientIp())
  return verdict.allowed ? jsonError('not_found', 404) : tooManyRequests(verdict)
}

async function answer(request: NextRequest, feed: Feed): Promise<Response> {
  const verdict = await takeHit('calendar_feed', feed.id)
  if (!verdict.allowed) return tooManyRequests(verdict)
  const [db, at] = [database(), now()]
  const [rows, t, words] = await Promise.all([
    feedEvents(db, feed, at),
    getTranslations({ locale: feed.locale, namespace: 'calendar.event' }),
    getTranslations({ locale: feed.locale, namespace: 'calendar' }),
  ])
  await noteFeedRead(db, feed.id, at)
  const reader = { locale: feed.locale, side: feed.role === 'PROVIDER' ? 'provider' : 'client' } as const
  const events = eventsOf(rows, reader, (key, values) => t(key, values as never))
  const text = calendarText(words('name'), events)
  return calendarResponse(text, request.headers.get('if-none-match'), 'khadamat.ics')
}

/** `/api/calendar/{token}.ics`: somebody's appointments for a calendar program, which has no session. */
export async function GET(
  request: NextRequest,
  { params }: { params: Promise<{ file: string }> },
): Promise<Response> {
  try {
    const { file } = await params
    const feed = file.endsWith(SUFFIX) ? await feedOf(database(), file.slice(0, -SUFFIX.length)) : null
    return feed ? await answer(request, feed) : await unknown()
  } catch (error) {
    log.error({ err: error }, 'calendar failed')
    return jsonError('unavailable', 503)
  }
}
