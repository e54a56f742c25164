import { getTranslations } from 'next-intl/server'
import { BarChart } from '@/components/charts/bar-chart'
import { monthPoints } from '@/components/charts/months'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { NO_FILTER } from '@/lib/bookings/domain/lists'
import type { BookingListItem } from '@/lib/bookings/queries/list'
import { formatAmount, formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import type { Month } from '@/lib/statistics/domain/months'
import type { ClientStatistics } from '@/lib/statistics/queries/client'
import { BookingItem } from './booking-item'
import { listHref } from './list-page'

type ClientHomeProps = {
  locale: Locale
  next: BookingListItem | null
  requests: readonly BookingListItem[]
  months: readonly Month[]
  statistics: ClientStatistics
}

/** What a client asks first: when does somebody come, who has not answered yet, what did it cost. */
export async function ClientHome({ locale, next, requests, months, statistics }: ClientHomeProps) {
  const [t, charts] = await Promise.all([
    getTranslations({ locale, namespace: 'bookings.home' }),
    getTranslations({ locale, namespace: 'statistics' }),
  ])
  const list = localePath(locale, '/account/bookings')
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  const [bookings, spent] = [sum(statistics.bookings), sum(statistics.spent)]
  const chart = {
    rtl: locale === 'ar',
    words: { table: charts('table'), when: charts('month') },
  }
  return (
    <div className="grid gap-8">
      <section className="grid gap-4" aria-labelledby="next">
        <h2 id="next" className="text-xl">
          {t('next')}
        </h2>
        {next ? (
          <ul>
            <BookingItem locale={locale} side="client" item={next} level="h3" />
          </ul>
        ) : (
          <EmptyState
            icon="calendar-days"
            title={t('noNext')}
            level="h3"
            actions={<LinkButton href={localePath(locale, '/search')}>{t('find')}</LinkButton>}
          />
        )}
      </section>
      {requests.length > 0 ? (
        <section className="grid gap-4" aria-labelledby="waiting">
          <h2 id="waiting" className="text-xl">
            {t('requests', { count: requests.length })}
          </h2>
          <ul className="grid gap-4">
            {requests.slice(0, 3).map(item => (
              <BookingItem key={item.id} locale={locale} side="client" item={item} level="h3" />
            ))}
          </ul>
        </section>
      ) : null}
      <p className="row">
        <LinkButton variant="ghost" href={list}>
          {t('all')}
        </LinkButton>
        <LinkButton variant="quiet" href={listHref(list, { list: 'past', filter: NO_FILTER })}>
          {t('past')}
        </LinkButton>
      </p>
      {bookings > 0 ? (
        <section className="grid gap-4" aria-labelledby="year">
          <h2 id="year" className="text-xl">
            {t('year')}
          </h2>
          <div className="grid gap-4 md:grid-cols-2">
            <BarChart
              {...chart}
              title={t('bookings')}
              summary={t('bookingsSummary', { count: bookings })}
              points={monthPoints(locale, months, statistics.bookings, value => String(value ?? 0))}
              words={{ ...chart.words, what: t('bookings') }}
              axis={value => String(value)}
            />
            <BarChart
              {...chart}
              whole={false}
              title={t('spent')}
              summary={t('spentSummary', { amount: formatMoney(locale, spent) })}
              points={monthPoints(locale, months, statistics.spent, value => formatMoney(locale, value ?? 0))}
              words={{ ...chart.words, what: t('spent') }}
              axis={formatAmount}
            />
          </div>
        </section>
      ) : null}
    </div>
  )
}
