import ICAL from 'ical.js'
import type { EventStatus } from './domain/event'

// A line may have 75 octets; the library does not count the blank that a continued one begins with.
ICAL.foldLength = 74

/** An appointment in the words of its reader. */
export type CalendarEvent = {
  uid: string
  /** Grows with every step of the booking. */
  sequence: number
  startsAt: Date
  endsAt: Date
  /** When the booking last changed: the text is the same until it changes again. */
  changedAt: Date
  status: EventStatus
  summary: string
  description: string
  /** Null while the exact place is not shared (C14). */
  location: string | null
  url: string
}

const utc = (instant: Date) => ICAL.Time.fromJSDate(instant, true)

/**
 * RFC 5545 text: instants in UTC with Z, so that no program has to know Moroccan time. The library escapes and folds.
 * @param name how a program calls the calendar
 */
export function calendarText(name: string, events: readonly CalendarEvent[]): string {
  const calendar = new ICAL.Component('vcalendar')
  calendar.addPropertyWithValue('version', '2.0')
  calendar.addPropertyWithValue('prodid', '-//Khadamat//Bookings//FR')
  calendar.addPropertyWithValue('calscale', 'GREGORIAN')
  calendar.addPropertyWithValue('x-wr-calname', name)
  for (const event of events) {
    const entry = new ICAL.Component('vevent')
    entry.addPropertyWithValue('uid', event.uid)
    entry.addPropertyWithValue('sequence', event.sequence)
    entry.addPropertyWithValue('dtstamp', utc(event.changedAt))
    entry.addPropertyWithValue('dtstart', utc(event.startsAt))
    entry.addPropertyWithValue('dtend', utc(event.endsAt))
    entry.addPropertyWithValue('status', event.status)
    entry.addPropertyWithValue('summary', event.summary)
    entry.addPropertyWithValue('description', event.description)
    if (event.location !== null) entry.addPropertyWithValue('location', event.location)
    entry.addPropertyWithValue('url', event.url)
    if (event.status === 'CANCELLED') entry.addPropertyWithValue('transp', 'TRANSPARENT')
    calendar.addSubcomponent(entry)
  }
  return `${calendar.toString()}\r\n`
}
