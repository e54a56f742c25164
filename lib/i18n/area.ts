import type { Locale } from './routing'

/** "Maârif, Casablanca", with the comma of the language. */
export function areaText(locale: Locale, district: string | null | undefined, city: string): string {
  if (!district) return city
  return district + (locale === 'ar' ? '، ' : ', ') + city
}
