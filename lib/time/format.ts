import { addDays, type LocalDate, toWall, weekday } from './zone'

type Locale = 'fr' | 'ar'
/**
 * `long` mardi 24 novembre 2026 · `medium` mar. 24 nov. · `short` 24 nov. · `day` 24 · `weekday` mardi ·
 * `weekdayShort` mar. · `month` novembre 2026
 */
export type DateStyle = 'long' | 'medium' | 'short' | 'day' | 'weekday' | 'weekdayShort' | 'month'

type Names = { days: string[]; daysShort: string[]; months: string[]; monthsShort: string[] }

// Own tables: `Intl` has neither the Moroccan months on every runtime nor the same digits everywhere.
const AR_MONTHS = [
  'يناير',
  'فبراير',
  'مارس',
  'أبريل',
  'ماي',
  'يونيو',
  'يوليوز',
  'غشت',
  'شتنبر',
  'أكتوبر',
  'نونبر',
  'دجنبر',
]
const AR_DAYS = ['الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت', 'الأحد']

const NAMES: Record<Locale, Names> = {
  fr: {
    days: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
    daysShort: ['lun.', 'mar.', 'mer.', 'jeu.', 'ven.', 'sam.', 'dim.'],
    months: [
      'janvier',
      'février',
      'mars',
      'avril',
      'mai',
      'juin',
      'juillet',
      'août',
      'septembre',
      'octobre',
      'novembre',
      'décembre',
    ],
    monthsShort: [
      'janv.',
      'févr.',
      'mars',
      'avr.',
      'mai',
      'juin',
      'juil.',
      'août',
      'sept.',
      'oct.',
      'nov.',
      'déc.',
    ],
  },
  // Arabic does not abbreviate months; the short day drops its article to fit a narrow cell.
  ar: {
    days: AR_DAYS,
    daysShort: AR_DAYS.map(day => day.slice(2)),
    months: AR_MONTHS,
    monthsShort: AR_MONTHS,
  },
}

/** A calendar day in words, Western digits in both languages. Nothing is converted: the date is already Moroccan. */
export function formatDate(locale: Locale, date: LocalDate, style: DateStyle): string {
  const names = NAMES[locale]
  const dayIndex = weekday(date) - 1
  const monthIndex = Number(date.slice(5, 7)) - 1
  const year = date.slice(0, 4)
  const number = String(Number(date.slice(8)))
  // French writes the first of a month as an ordinal: 1er décembre.
  const day = locale === 'fr' && number === '1' ? '1er' : number
  switch (style) {
    case 'long':
      return `${names.days[dayIndex]} ${day} ${names.months[monthIndex]} ${year}`
    case 'medium':
      // An Arabic line has room for the full day, and only the full one reads well before a number.
      return `${locale === 'ar' ? names.days[dayIndex] : names.daysShort[dayIndex]} ${day} ${names.monthsShort[monthIndex]}`
    case 'short':
      return `${day} ${names.monthsShort[monthIndex]}`
    case 'day':
      return number
    case 'weekday':
      return names.days[dayIndex] ?? ''
    case 'weekdayShort':
      return names.daysShort[dayIndex] ?? ''
    case 'month':
      return `${names.months[monthIndex]} ${year}`
  }
}

/** Moroccan wall time of an instant, 'HH:MM'. */
export function formatTime(instant: Date): string {
  return toWall(instant).time
}

/** Moroccan day and time of an instant: "mardi 24 novembre 2026 à 10:00". */
export function formatDateTime(locale: Locale, instant: Date): string {
  const wall = toWall(instant)
  const at = locale === 'ar' ? 'على الساعة' : 'à'
  return `${formatDate(locale, wall.date, 'long')} ${at} ${wall.time}`
}

/** Whether a day is today or tomorrow, for "aujourd’hui" and "demain"; null for any other. */
export function relativeDay(date: LocalDate, today: LocalDate): 'today' | 'tomorrow' | null {
  if (date === today) return 'today'
  return date === addDays(today, 1) ? 'tomorrow' : null
}
