import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import type { LocalDate } from '@/lib/time/zone'
import type { Fields } from './address'
import { Combobox, type ComboboxWords } from './combobox'
import './search-bar.css'

type Props = {
  locale: Locale
  q?: string
  /** As a person reads it: "Maârif, Casablanca". */
  city?: string
  date?: LocalDate | null
  /** The first day that can be chosen: today in Morocco. Left out on pages that are kept. */
  today?: LocalDate
  /** Filters that a new search keeps. */
  keep?: Fields
}

const MOST_SUGGESTIONS = 8

/** The one box, the place and the day: a plain form that also works before JavaScript does. */
export async function SearchForm({ locale, q = '', city = '', date, today, keep = [] }: Props) {
  const t = await getTranslations({ locale, namespace: 'search.form' })
  const words: ComboboxWords = {
    list: t('suggestions'),
    found: Array.from({ length: MOST_SUGGESTIONS + 1 }, (_, count) => t('found', { count })),
    kinds: {
      category: t('kind_category'),
      service: t('kind_service'),
      provider: t('kind_provider'),
      place: t('kind_place'),
    },
  }
  return (
    <search>
      <form className="search-bar" action={localePath(locale, '/search')} aria-label={t('label')}>
        <Combobox
          name="q"
          label={t('q')}
          placeholder={t('q_placeholder')}
          value={q}
          locale={locale}
          words={words}
        />
        <Combobox
          name="city"
          label={t('city')}
          placeholder={t('city_placeholder')}
          value={city}
          locale={locale}
          kind="place"
          words={words}
        />
        <div className="search-cell">
          <label htmlFor="search-date">{t('date')}</label>
          <input id="search-date" name="date" type="date" min={today} defaultValue={date ?? ''} />
        </div>
        {keep.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="btn btn-primary">
          <Icon name="search" />
          {t('submit')}
        </button>
      </form>
    </search>
  )
}
