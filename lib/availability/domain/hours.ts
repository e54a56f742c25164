import { MINUTES_PER_DAY, toWall } from '@/lib/time/zone'
import type { Calendar } from './calendar'
import { openingOf } from './opening'

/** Ranges that one day of the week may have. */
export const RANGES_PER_DAY = 4

/** Whether a job lies wholly inside the provider's hours, whatever else is booked. */
export function isWithinHours(calendar: Calendar, start: Date, end: Date): boolean {
  const opening = openingOf(calendar, toWall(start).date)
  return opening?.open.some(open => open.start <= start.getTime() && end.getTime() <= open.end) ?? false
}

const TIME = /^([01]\d|2[0-3]):([0-5]\d)$/

/** Minutes of 'HH:MM'; null when it is none. */
export function readTime(text: string): number | null {
  const [, hours, minutes] = TIME.exec(text) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}

/** Minutes of the end of a range: a field for times has no 24:00, so midnight ends the day. */
export function readEnd(text: string): number | null {
  const minutes = readTime(text)
  return minutes === 0 ? MINUTES_PER_DAY : minutes
}
