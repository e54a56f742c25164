import { formatDate } from '@/lib/time/format'
import { toWall } from '@/lib/time/zone'
import { plain } from './mailbox'
import { type Locale, words } from './site'

/** "10:00" in Morocco. */
export function wallTime(start: string): string {
  return toWall(new Date(start)).time
}

/** How a page or a mail in this language writes an appointment. */
export function whenText(locale: Locale, start: string, style: 'long' | 'medium' = 'long'): string {
  const { date, time } = toWall(new Date(start))
  const text = words(locale, 'bookings.when')
    .replace('{date}', formatDate(locale, date, style))
    .replace('{time}', time)
  return plain(text)
}

/** How the subject of a mail begins, up to the first name or date in it. */
export function subjectStart(locale: Locale, template: string): string {
  return plain(words(locale, `emails.${template}.subject`).split('{')[0] ?? '')
}
