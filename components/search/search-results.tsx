import { PageHearts } from '@/components/favourites/page-hearts'
import { RememberDistrict } from '@/components/home/remember-district'
import { cardWords } from '@/components/providers/card-words'
import { ResultCard } from '@/components/providers/result-card'
import { keptTranslator, type Translate } from '@/components/providers/translator'
import { Alert } from '@/components/ui/feedback'
import { Pagination } from '@/components/ui/pagination'
import { Static } from '@/components/ui/static'
import { localName } from '@/lib/catalogue/domain'
import type { Locale } from '@/lib/i18n/routing'
import type { Knowledge } from '@/lib/search/queries/lexicon'
import type { SearchPage } from '@/lib/search/queries/search'
import { formatDate } from '@/lib/time/format'
import type { LocalDate } from '@/lib/time/zone'
import { activeFilters, FilterChips } from './active-filters'
import { changed, fieldsOf, placeName, searchHref } from './address'
import { FilterPanel } from './filter-panel'
import { searchHeading } from './heading'
import { NearMe } from './near-me'
import { NoResults } from './no-results'
import { SearchBar } from './search-form'
import { SortMenu } from './sort-menu'
import { otherCities, otherReadings, someTrades } from './ways-out'

type Found = SearchPage & { knowledge: Knowledge }
type Props = { locale: Locale; today: LocalDate; found: Found }

/** What the box itself asks for; a new search keeps the filters, not the trade, the place and the day. */
const ASKED = ['q', 'category', 'service', 'city', 'district', 'date', 'near', 'radius']
const PLACE = ['city', 'district', 'near', 'radius', 'sort']

function countText(locale: Locale, t: Translate, { counts, search }: Found): string {
  const { date } = search.request
  const { total } = counts
  if (date) {
    const day = formatDate(locale, date, 'medium')
    return counts.capped
      ? t('search.count_on_day_capped', { date: day, count: thousands(total) })
      : t('search.count_on_day', { date: day, count: total, number: thousands(total) })
  }
  return counts.capped
    ? t('search.count_capped', { count: thousands(total) })
    : t('search.count', { count: total, number: thousands(total) })
}

const thousands = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')

function boxText(locale: Locale, { search }: Found): string {
  if (search.text !== '') return search.text
  const named = search.service ?? search.category
  return named ? localName(locale, named) : ''
}

/** The whole search page: the box, the filters, the results or the ways on from none. */
export async function SearchResults({ locale, today, found }: Props) {
  const { search, counts, cards, notices, knowledge } = found
  const { catalogue } = knowledge
  const fields = fieldsOf(search)
  const [t, words] = await Promise.all([keptTranslator(locale), cardWords(locale, today)])
  const heading = searchHeading(locale, t, search)
  const filters = activeFilters({ locale, t, search, fields })
  const readings = otherReadings(locale, catalogue, search, fields)
  const unsure = search.words.length === 0 && search.guesses[0]?.exact === false
  const named = (row: { slug: string; nameFr: string; nameAr: string }) => ({
    slug: row.slug,
    label: localName(locale, row),
  })
  const services = catalogue.services.filter(row => row.categoryId === search.category?.id)
  return (
    <div className="wrap search-page">
      <SearchBar
        locale={locale}
        t={t}
        q={boxText(locale, found)}
        city={placeName(locale, search) || search.request.city}
        date={search.request.date}
        today={today}
        keep={changed(fields, { without: ASKED })}
      />
      <div className="search-columns">
        <FilterPanel
          locale={locale}
          t={t}
          today={today}
          search={search}
          fields={fields}
          counts={counts}
          categories={catalogue.categories.map(named)}
          services={services.map(named)}
          active={filters.length}
        />
        <section aria-labelledby="results">
          <div className="search-head">
            <div>
              <h1 id="results">
                <bdi>{heading}</bdi>
              </h1>
              <p className="mt-1 text-muted" aria-live="polite">
                {countText(locale, t, found)}
              </p>
            </div>
            <div className="search-tools">
              <NearMe
                href={searchHref(locale, changed(fields, { without: PLACE }))}
                words={{
                  button: t('search.near.button'),
                  locating: t('search.near.locating'),
                  denied: t('search.near.denied'),
                  failed: t('search.near.failed'),
                }}
              />
              <SortMenu locale={locale} t={t} search={search} fields={fields} />
            </div>
          </div>
          {notices.map(({ code, value = '' }) => (
            <Alert key={code} tone="info" className="mb-3">
              {t(`errors.search.${code}`, { value })}
            </Alert>
          ))}
          <FilterChips locale={locale} t={t} filters={filters} />
          {unsure && cards.length > 0 && readings.length > 0 ? (
            <p className="mb-4 text-sm text-muted">
              {t('search.understood')}{' '}
              {readings.slice(0, 3).map(({ label, fields: other }) => (
                <a key={label} className="link me-3 inline-block py-1" href={searchHref(locale, other)}>
                  {label}
                </a>
              ))}
            </p>
          ) : null}
          {cards.length > 0 ? (
            <Static as="ul" className="results">
              {cards.map(card => (
                <ResultCard key={card.id} card={card} words={words} inCity={search.city !== null} />
              ))}
            </Static>
          ) : (
            <NoResults
              locale={locale}
              t={t}
              search={search}
              fields={fields}
              filters={filters}
              meant={readings}
              cities={otherCities(locale, catalogue, search, fields)}
              trades={search.category ? [] : someTrades(locale, catalogue, fields)}
            />
          )}
          <PageHearts locale={locale} />
          {search.city && search.district ? (
            <RememberDistrict city={search.city.slug} district={search.district.slug} />
          ) : null}
          <Pagination
            label={t('search.pages')}
            previous={
              search.request.after ? { href: searchHref(locale, fields), label: t('search.restart') } : null
            }
            next={
              found.next
                ? { href: searchHref(locale, [...fields, ['after', found.next]]), label: t('search.more') }
                : null
            }
          />
        </section>
      </div>
    </div>
  )
}
