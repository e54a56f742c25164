import type { Translate } from '@/components/providers/translator'
import { ChipLink } from '@/components/ui/chip'
import { Icon } from '@/components/ui/icon'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import type { Resolved } from '@/lib/search/queries/resolve'
import { formatDate } from '@/lib/time/format'
import { changed, type Fields, placeName, searchHref } from './address'

/** A filter in force: its words, and the search without it. */
export type ActiveFilter = { label: string; left: Fields }

type Known = { locale: Locale; t: Translate; search: Resolved; fields: Fields }

/** Every filter in force, in the order in which they narrow the search. */
export function activeFilters({ locale, t, search, fields }: Known): readonly ActiveFilter[] {
  const { request, category, service } = search
  const name = (row: { nameFr: string; nameAr: string }) => (locale === 'ar' ? row.nameAr : row.nameFr)
  const without = (label: string, ...names: string[]) => ({
    label,
    left: changed(fields, { without: names }),
  })
  const found: ActiveFilter[] = []
  if (request.category !== null && category) found.push(without(name(category), 'category', 'service'))
  if (fields.some(([field]) => field === 'service') && service) found.push(without(name(service), 'service'))
  if (search.city) found.push(without(placeName(locale, search), 'city', 'district'))
  if (request.near) found.push(without(t('search.chips.near', { km: request.radius }), 'near', 'radius'))
  if (request.date)
    found.push(without(t('search.chips.date', { date: formatDate(locale, request.date, 'medium') }), 'date'))
  if (request.priceMax !== null) {
    found.push(
      without(t('search.chips.price_max', { amount: formatMoney(locale, request.priceMax) }), 'price_max'),
    )
  }
  if (request.ratingMin !== null) {
    const rating = String(request.ratingMin).replace('.', ',')
    found.push(without(t('search.chips.rating_min', { rating }), 'rating_min'))
  }
  if (request.verified) found.push(without(t('search.filters.verified'), 'verified'))
  if (request.club) found.push(without(t('search.filters.club'), 'club'))
  for (const language of request.languages) {
    const left = changed(fields, { without: ['language'], value: language })
    found.push({ label: t(`search.languages.${language}`), left })
  }
  return found
}

type Props = { locale: Locale; t: Translate; filters: readonly ActiveFilter[] }

/** The filters in force as links that take one away each. */
export function FilterChips({ locale, t, filters }: Props) {
  if (filters.length === 0) return null
  return (
    <nav className="search-chips" aria-label={t('search.filters.active')}>
      {filters.map(({ label, left }) => (
        <ChipLink
          key={label}
          href={searchHref(locale, left)}
          aria-label={t('search.filters.remove', { filter: label })}
        >
          <bdi>{label}</bdi>
          <Icon name="x" />
        </ChipLink>
      ))}
    </nav>
  )
}
