import { getTranslations } from 'next-intl/server'
import { Button, LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { Input, Label, Select } from '@/components/ui/input'
import { isFiltered, type ListFilter, type ListName, NO_FILTER } from '@/lib/bookings/domain/lists'
import type { BookingStatus } from '@/lib/bookings/domain/status'
import type { Locale } from '@/lib/i18n/routing'
import { listHref } from './list-page'

type ListFiltersProps = {
  locale: Locale
  /** Where the list stands. */
  path: string
  list: ListName
  filter: ListFilter
  /** The states one may choose from; none: the list has one state only. */
  statuses: readonly BookingStatus[]
  /** Whose name one may type. */
  side: 'client' | 'provider'
}

/** A plain form that asks for the same page again: it works without scripts and its address can be kept. */
export async function ListFilters({ locale, path, list, filter, statuses, side }: ListFiltersProps) {
  const [t, words] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.filter' }),
    getTranslations({ locale, namespace: 'bookings.status' }),
  ])
  const filtered = isFiltered(filter)
  return (
    <details className="card" open={filtered}>
      <summary className="flex min-h-6 cursor-pointer items-center gap-2 font-medium">
        <Icon name="sliders-horizontal" /> {t('title')}
      </summary>
      <form action={path} method="get" className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-4">
        <input type="hidden" name="scope" value={list} />
        <div className="field">
          <Label htmlFor="filter-q">{t(side === 'client' ? 'textClient' : 'textProvider')}</Label>
          <Input id="filter-q" name="q" type="search" defaultValue={filter.text} maxLength={80} />
        </div>
        {statuses.length > 0 ? (
          <div className="field">
            <Label htmlFor="filter-status">{t('status')}</Label>
            <Select
              id="filter-status"
              name="status"
              defaultValue={filter.status ?? ''}
              placeholder={t('anyStatus')}
              options={statuses.map(status => ({ value: status, label: words(status) }))}
            />
          </div>
        ) : null}
        <div className="field">
          <Label htmlFor="filter-from">{t('from')}</Label>
          <Input id="filter-from" name="from" type="date" defaultValue={filter.from ?? ''} />
        </div>
        <div className="field">
          <Label htmlFor="filter-to">{t('to')}</Label>
          <Input id="filter-to" name="to" type="date" defaultValue={filter.to ?? ''} />
        </div>
        <div className="row self-end">
          <Button type="submit">{t('apply')}</Button>
          {filtered ? (
            <LinkButton variant="quiet" href={listHref(path, { list, filter: NO_FILTER })}>
              {t('clear')}
            </LinkButton>
          ) : null}
        </div>
      </form>
    </details>
  )
}
