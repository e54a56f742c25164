import { getTranslations } from 'next-intl/server'
import { ChipLink } from '@/components/ui/chip'
import { Icon } from '@/components/ui/icon'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import type { Resolved } from '@/lib/search/queries/resolve'
import { formatDate } from '@/lib/time/format'
import { changed, type Fields, placeName, searchHref } from './address'

/** A filter in force: its words, and the search without it. */
export type ActiveFilter = { label: string; left: Fields }

type Known = { locale: Locale; search: Resolved; fields: Fields }

/** Every filter in force, in the order in which they narrow the search. */
export async function activeFilters({ locale, search, fields }: Known): Promise<readonly ActiveFilter[]> {
  const t = await getTranslations({ locale, namespace: 'search' })
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
  if (request.near) found.push(without(t('chips.near', { km: request.radius }), 'near', 'radius'))
  if (request.date)
    found.push(without(t('chips.date', { date: formatDate(locale, request.date, 'medium') }), 'date'))
  if (request.priceMax !== null) {
    found.push(without(t('chips.price_max', { amount: formatMoney(locale, request.priceMax) }), 'price_max'))
  }
  if (request.ratingMin !== null) {
    const rating = String(request.ratingMin).replace('.', ',')
    found.push(without(t('chips.rating_min', { rating }), 'rating_min'))
  }
  if (request.verified) found.push(without(t('filters.verified'), 'verified'))
  if (request.club) found.push(without(t('filters.club'), 'club'))
  for (const language of request.languages) {
    const left = changed(fields, { without: ['language'], value: language })
    found.push({ label: t(`languages.${language}`), left })
  }
  return found
}

type Props = { locale: Locale; filters: readonly ActiveFilter[] }

/** The filters in force as links that take one away each. */
export async function FilterChips({ locale, filters }: Props) {
  if (filters.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'search.filters' })
  return (
    <nav className="search-chips" aria-label={t('active')}>
      {filters.map(({ label, left }) => (
        <ChipLink key={label} href={searchHref(locale, left)} aria-label={t('remove', { filter: label })}>
          <bdi>{label}</bdi>
          <Icon name="x" />
        </ChipLink>
      ))}
    </nav>
  )
}
