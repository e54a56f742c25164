import { CalendarFeed } from '@/components/calendar/calendar-feed'
import { database } from '@/db/client'
import { ownFeed } from '@/lib/calendar/queries/feed'
import { env } from '@/lib/core/env'
import type { Locale } from '@/lib/i18n/routing'

/** The part of a page where a person makes the private address of their own calendar. */
export async function CalendarSection({ locale, userId }: { locale: Locale; userId: string }) {
  const feed = await ownFeed(database(), userId)
  const address = feed ? `${env().APP_URL}/api/calendar/${feed.token}.ics` : null
  return <CalendarFeed locale={locale} address={address} readAt={feed?.readAt ?? null} />
}
