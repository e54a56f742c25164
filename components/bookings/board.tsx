import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { Pagination } from '@/components/ui/pagination'
import {
  BOARD_LISTS,
  type BoardDay,
  type BoardList,
  boardDay,
  isFiltered,
  type ListMark,
  NO_FILTER,
} from '@/lib/bookings/domain/lists'
import type { BookingListItem } from '@/lib/bookings/queries/list'
import type { Locale } from '@/lib/i18n/routing'
import { addDays, type LocalDate } from '@/lib/time/zone'
import { BookingItem } from './booking-item'
import { ListFilters } from './list-filters'
import { type ListRequest, listHref } from './list-page'
import { QuickAccept, TimeLeft } from './quick-accept'

type BoardProps = {
  locale: Locale
  path: string
  request: ListRequest<BoardList>
  counts: Record<BoardList, number>
  items: readonly BookingListItem[]
  next: ListMark | null
  now: Date
  today: LocalDate
}

const DAYS: readonly BoardDay[] = ['earlier', 'today', 'tomorrow', 'later']

async function Cards({ locale, request, items, now, today }: BoardProps) {
  const t = await getTranslations({ locale, namespace: 'bookings.board' })
  if (request.list !== 'next') {
    return (
      <ul className="grid gap-4">
        {items.map(item => (
          <BookingItem key={item.id} locale={locale} side="provider" item={item}>
            {request.list === 'answer' ? (
              <div className="flex flex-wrap items-center justify-between gap-3 pt-1">
                <TimeLeft locale={locale} until={item.expiresAt} now={now} />
                <QuickAccept locale={locale} booking={item} />
              </div>
            ) : null}
          </BookingItem>
        ))}
      </ul>
    )
  }
  const tomorrow = addDays(today, 1)
  const dayOf = (item: BookingListItem) => boardDay(item.wallDate, today, tomorrow)
  return DAYS.filter(day => items.some(item => dayOf(item) === day)).map(day => (
    <section key={day} className="grid gap-4" aria-labelledby={`day-${day}`}>
      <h2 id={`day-${day}`} className="text-lg">
        {t(day)}
      </h2>
      <ul className="grid gap-4">
        {items
          .filter(item => dayOf(item) === day)
          .map(item => (
            <BookingItem key={item.id} locale={locale} side="provider" item={item} level="h3" />
          ))}
      </ul>
    </section>
  ))
}

async function Nothing({ locale, path, request }: BoardProps) {
  const [t, list] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.board' }),
    getTranslations({ locale, namespace: 'bookings.list' }),
  ])
  if (isFiltered(request.filter)) {
    return (
      <EmptyState
        icon="sliders-horizontal"
        title={list('nothingFound')}
        actions={
          <LinkButton variant="ghost" href={listHref(path, { list: request.list, filter: NO_FILTER })}>
            {list('showAll')}
          </LinkButton>
        }
      />
    )
  }
  return (
    <EmptyState icon="briefcase" title={t(`empty.${request.list}`)}>
      {request.list === 'answer' ? list('proEmptyHint') : null}
    </EmptyState>
  )
}

/** The provider's work in five lists, each with how much stands in it. */
export async function Board(props: BoardProps) {
  const { locale, path, request, counts, items, next } = props
  const [t, list] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.board' }),
    getTranslations({ locale, namespace: 'bookings.list' }),
  ])
  return (
    <div className="grid gap-6">
      <nav aria-label={list('scope')} className="board-tabs">
        {BOARD_LISTS.map(name => (
          <a
            key={name}
            className="chip"
            aria-current={name === request.list ? 'page' : undefined}
            href={listHref(path, { list: name, filter: request.filter })}
          >
            {t(name)} <span className="tabular-nums">{counts[name]}</span>
          </a>
        ))}
      </nav>
      <ListFilters
        locale={locale}
        path={path}
        list={request.list}
        filter={request.filter}
        statuses={request.list === 'ended' ? ['CANCELLED', 'REJECTED'] : []}
        side="provider"
      />
      {items.length === 0 ? <Nothing {...props} /> : <Cards {...props} />}
      <Pagination
        label={list('more')}
        next={next ? { href: listHref(path, request, next), label: list('more') } : null}
      />
    </div>
  )
}
