import { keptTranslator, type Translate } from '@/components/providers/translator'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import type { LocalDate } from '@/lib/time/zone'
import type { Fields } from './address'
import { Combobox, type ComboboxWords } from './combobox'

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

function boxWords(t: Translate): ComboboxWords {
  return {
    list: t('search.form.suggestions'),
    found: Array.from({ length: MOST_SUGGESTIONS + 1 }, (_, count) => t('search.form.found', { count })),
    kinds: {
      category: t('search.form.kind_category'),
      service: t('search.form.kind_service'),
      provider: t('search.form.kind_provider'),
      place: t('search.form.kind_place'),
    },
  }
}

const said = new WeakMap<Translate, ComboboxWords>()

function keptWords(t: Translate): ComboboxWords {
  const words = said.get(t) ?? boxWords(t)
  said.set(t, words)
  return words
}

/** The one box, the place and the day: a plain form that also works before JavaScript does. */
export async function SearchForm(props: Props) {
  return <SearchBar {...props} t={await keptTranslator(props.locale)} />
}

/** The same where the words are at hand already. */
export function SearchBar({
  locale,
  t,
  q = '',
  city = '',
  date,
  today,
  keep = [],
}: Props & { t: Translate }) {
  const words = keptWords(t)
  return (
    <search>
      <form className="search-bar" action={localePath(locale, '/search')} aria-label={t('search.form.label')}>
        <Combobox
          name="q"
          label={t('search.form.q')}
          placeholder={t('search.form.q_placeholder')}
          value={q}
          locale={locale}
          words={words}
        />
        <Combobox
          name="city"
          label={t('search.form.city')}
          placeholder={t('search.form.city_placeholder')}
          value={city}
          locale={locale}
          kind="place"
          words={words}
        />
        <div className="search-cell">
          <label htmlFor="search-date">{t('search.form.date')}</label>
          <input id="search-date" name="date" type="date" min={today} defaultValue={date ?? ''} />
        </div>
        {keep.map(([name, value]) => (
          <input key={`${name}=${value}`} type="hidden" name={name} value={value} />
        ))}
        <button type="submit" className="btn btn-primary">
          <Icon name="search" />
          {t('search.form.submit')}
        </button>
      </form>
    </search>
  )
}
