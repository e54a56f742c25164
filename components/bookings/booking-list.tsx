import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import {
  CLIENT_LISTS,
  type ClientList,
  isFiltered,
  LISTED_STATUSES,
  type ListMark,
  NO_FILTER,
} from '@/lib/bookings/domain/lists'
import type { BookingListItem } from '@/lib/bookings/queries/list'
import type { Locale } from '@/lib/i18n/routing'
import { BookingItem } from './booking-item'
import { ListFilters } from './list-filters'
import { type ListRequest, listHref } from './list-page'

export type { Side } from './booking-item'

type BookingListProps = {
  locale: Locale
  path: string
  request: ListRequest<ClientList>
  items: readonly BookingListItem[]
  next: ListMark | null
}

async function Nothing({ locale, path, request }: Pick<BookingListProps, 'locale' | 'path' | 'request'>) {
  const t = await getTranslations({ locale, namespace: 'bookings.list' })
  if (isFiltered(request.filter)) {
    return (
      <EmptyState
        icon="sliders-horizontal"
        title={t('nothingFound')}
        actions={
          <LinkButton variant="ghost" href={listHref(path, { list: request.list, filter: NO_FILTER })}>
            {t('showAll')}
          </LinkButton>
        }
      />
    )
  }
  const find = <LinkButton href={localePath(locale, '/search')}>{t('find')}</LinkButton>
  if (request.list === 'past') {
    return <EmptyState icon="calendar-days" title={t('emptyPast')} actions={find} />
  }
  return (
    <EmptyState icon="calendar-days" title={t('empty')} actions={find}>
      {t('emptyHint')}
    </EmptyState>
  )
}

/** A client's bookings, upcoming or past, with the filter above. */
export async function BookingList({ locale, path, request, items, next }: BookingListProps) {
  const t = await getTranslations({ locale, namespace: 'bookings.list' })
  const { list, filter } = request
  return (
    <div className="grid gap-6">
      <nav aria-label={t('scope')} className="flex gap-2">
        {CLIENT_LISTS.map(name => (
          <a
            key={name}
            className="chip"
            aria-current={name === list ? 'page' : undefined}
            href={listHref(path, { list: name, filter: { ...filter, status: null } })}
          >
            {t(name)}
          </a>
        ))}
      </nav>
      <ListFilters
        locale={locale}
        path={path}
        list={list}
        filter={filter}
        statuses={LISTED_STATUSES[list]}
        side="client"
      />
      {items.length === 0 ? (
        <Nothing locale={locale} path={path} request={request} />
      ) : (
        <ul className="grid gap-4">
          {items.map(item => (
            <BookingItem key={item.id} locale={locale} side="client" item={item} />
          ))}
        </ul>
      )}
      <Pagination
        label={t('more')}
        next={next ? { href: listHref(path, request, next), label: t('more') } : null}
      />
    </div>
  )
}
