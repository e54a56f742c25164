import type { getTranslations } from 'next-intl/server'
import { areaText as joined } from '@/lib/i18n/area'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import { type LocalDate, toWall } from '@/lib/time/zone'

export type QuoteWords = Awaited<ReturnType<typeof getTranslations<'quotes'>>>

/** "jeu. 26 nov. à 10:00": a deadline. */
export function untilText(t: QuoteWords, locale: Locale, instant: Date): string {
  const wall = toWall(instant)
  return t('until', { date: formatDate(locale, wall.date, 'medium'), time: wall.time })
}

export const wishedText = (t: QuoteWords, locale: Locale, day: LocalDate | null): string =>
  day ? formatDate(locale, day, 'long') : t('anyDay')

type Place = { cityFr: string; cityAr: string; districtFr: string | null; districtAr: string | null }

/** District and city: all that is told before an appointment is firm. */
export function areaText(locale: Locale, place: Place): string {
  const city = locale === 'ar' ? place.cityAr : place.cityFr
  const district = locale === 'ar' ? place.districtAr : place.districtFr
  return joined(locale, district, city)
}

/** "2,5": a quantity with the comma of both languages. */
export const quantityText = (quantity: number): string => String(quantity).replace('.', ',')

export const serviceText = (locale: Locale, service: { serviceFr: string; serviceAr: string }): string =>
  locale === 'ar' ? service.serviceAr : service.serviceFr
