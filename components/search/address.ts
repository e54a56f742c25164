import type { Locale } from '@/lib/i18n/routing'
import type { Resolved } from '@/lib/search/queries/resolve'

/** A search as the names and values of its address; a language may stand there several times. */
export type Fields = readonly (readonly [name: string, value: string])[]

/** A place as it stands in its field: "Maârif, Casablanca". */
export function placeName(locale: Locale, { city, district }: Pick<Resolved, 'city' | 'district'>): string {
  const names = [district, city].flatMap(row => (row ? [locale === 'ar' ? row.nameAr : row.nameFr] : []))
  return names.join(locale === 'ar' ? '، ' : ', ')
}

/**
 * What a search was understood to ask, as address fields: unknown values are gone, a place typed into the text has
 * become a place. The page is not among them: every change begins anew.
 */
export function fieldsOf({ request, text, city, district, category, service }: Resolved): Fields {
  const fields: [string, string | null | undefined][] = [
    ['q', text],
    ['category', request.category === null ? null : category?.slug],
    ['service', request.service === null || service?.slug !== request.service ? null : service.slug],
    ['city', city?.slug],
    ['district', district?.slug],
    ['date', request.date],
    ['near', request.near && `${request.near.latitude},${request.near.longitude}`],
    ['radius', request.near && String(request.radius)],
    ['price_max', request.priceMax === null ? null : String(request.priceMax / 100)],
    ['rating_min', request.ratingMin === null ? null : String(request.ratingMin)],
    ['verified', request.verified ? '1' : null],
    ['club', request.club ? '1' : null],
    ...request.languages.map(language => ['language', language] as [string, string]),
    ['sort', request.sort],
  ]
  return fields.flatMap(([name, value]) => (value ? [[name, value] as const] : []))
}

/** Some fields taken out (all of a name, or one value of it), others put in. */
export function changed(
  fields: Fields,
  { without = [], value, put = [] }: { without?: readonly string[]; value?: string; put?: Fields },
): Fields {
  const left = fields.filter(
    ([name, held]) => !(without.includes(name) && (value === undefined || held === value)),
  )
  return [...left, ...put]
}

export function searchHref(locale: Locale, fields: Fields): string {
  const query = new URLSearchParams(fields.map(([name, value]) => [name, value])).toString()
  return query === '' ? `/${locale}/search` : `/${locale}/search?${query}`
}
