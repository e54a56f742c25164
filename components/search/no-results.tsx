import type { Translate } from '@/components/providers/translator'
import { LinkButton } from '@/components/ui/button'
import { ChipLink } from '@/components/ui/chip'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import type { Resolved } from '@/lib/search/queries/resolve'
import { formatDate } from '@/lib/time/format'
import { addDays, type LocalDate } from '@/lib/time/zone'
import type { ActiveFilter } from './active-filters'
import { changed, type Fields, searchHref } from './address'

/** Something to search for instead. */
export type WayOut = { label: string; fields: Fields }

type Props = {
  locale: Locale
  t: Translate
  search: Resolved
  fields: Fields
  filters: readonly ActiveFilter[]
  /** What the text may have meant. */
  meant: readonly WayOut[]
  /** The nearest other cities. */
  cities: readonly WayOut[]
  /** Popular trades, when nothing is known of what is wanted. */
  trades: readonly WayOut[]
}

type WaysProps = { locale: Locale; title: string; ways: readonly WayOut[] }

function Ways({ locale, title, ways }: WaysProps) {
  if (ways.length === 0) return null
  return (
    <section className="stack gap-2">
      <h3>{title}</h3>
      <div className="row">
        {ways.map(({ label, fields }) => (
          <ChipLink key={label} href={searchHref(locale, fields)}>
            <bdi>{label}</bdi>
          </ChipLink>
        ))}
      </div>
    </section>
  )
}

const DAYS_OFFERED = [1, 2, 3]

function otherDays(locale: Locale, fields: Fields, date: LocalDate, say: (date: string) => string): WayOut[] {
  const anyDay = changed(fields, { without: ['date'] })
  return DAYS_OFFERED.map(step => addDays(date, step)).map(day => ({
    label: say(formatDate(locale, day, 'medium')),
    fields: [...anyDay, ['date', day] as const],
  }))
}

/** Nobody found: why, and ways on that need no typing. */
export function NoResults({ locale, t, search, fields, filters, meant, cities, trades }: Props) {
  const { request, city, district } = search
  const byDay = request.date !== null
  const wider: WayOut[] = []
  if (district && city) {
    const name = locale === 'ar' ? city.nameAr : city.nameFr
    wider.push({
      label: t('search.none.whole_city', { city: name }),
      fields: changed(fields, { without: ['district'] }),
    })
  }
  if (request.near && request.radius < 50) {
    const put = [['radius', '50']] as const
    wider.push({
      label: t('search.filters.radius_km', { km: 50 }),
      fields: changed(fields, { without: ['radius'], put }),
    })
  }
  if (city || request.near) {
    const without = ['city', 'district', 'near', 'radius']
    wider.push({ label: t('search.none.everywhere'), fields: changed(fields, { without }) })
  }
  const days = request.date
    ? [
        ...otherDays(locale, fields, request.date, date => t('search.none.next_day', { date })),
        { label: t('search.none.other_day'), fields: changed(fields, { without: ['date'] }) },
      ]
    : []
  const fewer = filters.map(({ label, left }) => ({ label, fields: left }))
  const asked = search.service ? `?service=${search.service.slug}` : ''
  return (
    <div className="stack">
      <EmptyState
        title={byDay ? t('search.none.title_day') : t('search.none.title')}
        icon={byDay ? 'calendar-x' : 'search'}
        actions={
          <LinkButton href={localePath(locale, `/quotes/new${asked}`)} variant="ghost">
            {t('quotes.ask.link')}
          </LinkButton>
        }
      >
        <p>{byDay ? t('search.none.text_day') : t('search.none.text')}</p>
        <p className="mt-2">{t('quotes.ask.better')}</p>
      </EmptyState>
      <Ways locale={locale} title={t('search.none.meant')} ways={meant} />
      <Ways locale={locale} title={t('search.none.days')} ways={days} />
      <Ways locale={locale} title={t('search.none.wider')} ways={wider} />
      <Ways locale={locale} title={t('search.none.fewer')} ways={fewer} />
      <Ways locale={locale} title={t('search.none.cities')} ways={cities} />
      <Ways locale={locale} title={t('search.none.trades')} ways={trades} />
    </div>
  )
}
