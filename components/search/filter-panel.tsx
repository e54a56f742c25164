import type { ReactNode } from 'react'
import type { Translate } from '@/components/providers/translator'
import { ChipLink } from '@/components/ui/chip'
import { Icon } from '@/components/ui/icon'
import { Checkbox, Input, Label, Select } from '@/components/ui/input'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { RADII, SPOKEN } from '@/lib/search/domain/request'
import type { Counts } from '@/lib/search/queries/counts'
import type { Resolved } from '@/lib/search/queries/resolve'
import { addDays, type LocalDate } from '@/lib/time/zone'
import { changed, type Fields, searchHref } from './address'

type Named = { slug: string; label: string }

type Props = {
  locale: Locale
  t: Translate
  today: LocalDate
  search: Resolved
  fields: Fields
  counts: Counts
  categories: readonly Named[]
  /** Of the trade in force; empty without one. */
  services: readonly Named[]
  active: number
}

/** Fields that the panel itself asks for; the others travel along unseen. */
const OWN = ['category', 'service', 'radius', 'price_max', 'rating_min', 'verified', 'club', 'language']

const options = (list: readonly Named[]) => list.map(({ slug, label }) => ({ value: slug, label }))

type GroupProps = { legend: string; children: ReactNode }

function Group({ legend, children }: GroupProps) {
  return (
    <fieldset>
      <legend>{legend}</legend>
      {children}
    </fieldset>
  )
}

/** Filters with how many they would leave: a plain form, beside the results or behind a button on the phone. */
export function FilterPanel(props: Props) {
  const { locale, t, today, search, fields, counts, categories, services, active } = props
  const { request, category, service } = search
  const count = (number: number) => (
    <small>{counts.capped ? t('search.filters.at_least', { count: number }) : number}</small>
  )
  const anyDay = changed(fields, { without: ['date'] })
  const days = [
    { label: t('search.filters.any_day'), date: null },
    { label: t('search.filters.today'), date: today },
    { label: t('search.filters.tomorrow'), date: addDays(today, 1) },
  ]
  return (
    <details className="filters">
      <summary className="btn btn-ghost">
        <Icon name="sliders-horizontal" />
        {active > 0 ? t('search.filters.title_active', { count: active }) : t('search.filters.title')}
      </summary>
      <form action={localePath(locale, '/search')} aria-label={t('search.filters.title')}>
        {changed(fields, { without: OWN }).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <Group legend={t('search.filters.when')}>
          <div className="filter-days">
            {days.map(({ label, date }) => (
              <ChipLink
                key={label}
                href={searchHref(locale, date ? [...anyDay, ['date', date]] : anyDay)}
                current={request.date === date}
              >
                {label}
              </ChipLink>
            ))}
          </div>
        </Group>
        <Group legend={t('search.filters.trust')}>
          <Checkbox name="verified" value="1" defaultChecked={request.verified}>
            {t('search.filters.verified')} {count(counts.verified)}
          </Checkbox>
          <Checkbox name="rating_min" value="4.5" defaultChecked={request.ratingMin === 4.5}>
            {t('search.filters.rating')} {count(counts.wellRated)}
          </Checkbox>
          <Checkbox name="club" value="1" defaultChecked={request.club}>
            {t('search.filters.club')} {count(counts.club)}
          </Checkbox>
        </Group>
        <Group legend={t('search.filters.languages')}>
          {SPOKEN.map(language => (
            <Checkbox
              key={language}
              name="language"
              value={language}
              defaultChecked={request.languages.includes(language)}
            >
              {t(`search.languages.${language}`)} {count(counts.languages[language])}
            </Checkbox>
          ))}
        </Group>
        <div>
          <Label htmlFor="filter-price">{t('search.filters.price_max')}</Label>
          <Input
            id="filter-price"
            name="price_max"
            type="number"
            inputMode="numeric"
            min={1}
            step={1}
            defaultValue={request.priceMax === null ? '' : request.priceMax / 100}
          />
        </div>
        {request.near ? (
          <div>
            <Label htmlFor="filter-radius">{t('search.filters.radius')}</Label>
            <Select
              id="filter-radius"
              name="radius"
              defaultValue={String(request.radius)}
              options={RADII.map(km => ({ value: String(km), label: t('search.filters.radius_km', { km }) }))}
            />
          </div>
        ) : null}
        <div>
          <Label htmlFor="filter-trade">{t('search.filters.trade')}</Label>
          <Select
            id="filter-trade"
            name="category"
            defaultValue={request.category === null ? '' : (category?.slug ?? '')}
            placeholder={t('search.filters.any_trade')}
            options={options(categories)}
          />
        </div>
        {services.length > 0 ? (
          <div>
            <Label htmlFor="filter-service">{t('search.filters.service')}</Label>
            <Select
              id="filter-service"
              name="service"
              defaultValue={request.service === null ? '' : (service?.slug ?? '')}
              placeholder={t('search.filters.any_service')}
              options={options(services)}
            />
          </div>
        ) : null}
        <button type="submit" className="btn btn-primary">
          {t('search.filters.apply')}
        </button>
      </form>
    </details>
  )
}
