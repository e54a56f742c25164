import { getTranslations } from 'next-intl/server'
import { BarChart } from '@/components/charts/bar-chart'
import { monthPoints } from '@/components/charts/months'
import { EmptyState } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { formatAmount, formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import type { Month } from '@/lib/statistics/domain/months'
import type { Earnings } from '@/lib/statistics/queries/earnings'
import { formatDate } from '@/lib/time/format'
import type { LocalDate } from '@/lib/time/zone'
import { Tile, Tiles } from './tile'

type EarningsProps = {
  locale: Locale
  months: readonly Month[]
  weeks: readonly LocalDate[]
  earnings: Earnings
}

async function Services({ locale, services }: { locale: Locale; services: Earnings['services'] }) {
  const t = await getTranslations({ locale, namespace: 'earnings' })
  return (
    <Card as="section" className="grid gap-3">
      <h2 className="text-lg">{t('services')}</h2>
      <table className="figures">
        <thead>
          <tr>
            <th scope="col">{t('service')}</th>
            <th scope="col">{t('total')}</th>
            <th scope="col">{t('average')}</th>
          </tr>
        </thead>
        <tbody>
          {services.map(service => (
            <tr key={service.nameFr}>
              <th scope="row">
                {locale === 'ar' ? service.nameAr : service.nameFr}
                <span className="hint block">{t('jobs', { count: service.jobs })}</span>
              </th>
              <td>
                <bdi>{formatMoney(locale, service.total)}</bdi>
              </td>
              <td>
                <bdi>{service.average === null ? t('none') : formatMoney(locale, service.average)}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}

/** What the completed jobs brought, by week, month and service, and what is still to be confirmed. */
export async function EarningsView({ locale, months, weeks, earnings }: EarningsProps) {
  const [t, charts] = await Promise.all([
    getTranslations({ locale, namespace: 'earnings' }),
    getTranslations({ locale, namespace: 'statistics' }),
  ])
  const money = (amount: number) => formatMoney(locale, amount)
  const frame = (title: string, when: string) => ({
    title,
    rtl: locale === 'ar',
    whole: false,
    words: { table: charts('table'), when, what: t('amount') },
    axis: formatAmount,
  })
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
  return (
    <div className="grid gap-6">
      <h1>{t('title')}</h1>
      <p className="max-w-text text-muted">{t('intro')}</p>
      {earnings.jobs === 0 ? (
        <EmptyState icon="wallet" title={t('empty')}>
          {t('emptyHint')}
        </EmptyState>
      ) : (
        <>
          <Tiles>
            <Tile term={t('thisMonth')}>{money(earnings.months.at(-1) ?? 0)}</Tile>
            <Tile term={t('thisWeek')}>{money(earnings.weeks.at(-1) ?? 0)}</Tile>
            <Tile term={t('averageJob')} hint={t('jobsCount', { count: earnings.jobs })}>
              {earnings.average === null ? t('none') : money(earnings.average)}
            </Tile>
            <Tile term={t('due')} hint={t('dueHint', { count: earnings.due.jobs })}>
              {money(earnings.due.amount)}
            </Tile>
          </Tiles>
          {earnings.withoutAmount > 0 ? (
            <p className="hint">{t('withoutAmount', { count: earnings.withoutAmount })}</p>
          ) : null}
          <div className="grid gap-4 md:grid-cols-2">
            <BarChart
              {...frame(t('byMonth'), charts('month'))}
              level="h2"
              summary={t('summaryMonths', { total: money(earnings.total) })}
              points={monthPoints(locale, months, earnings.months, value => money(value ?? 0))}
            />
            <BarChart
              {...frame(t('byWeek'), t('week'))}
              level="h2"
              summary={t('summaryWeeks', { total: money(sum(earnings.weeks)) })}
              points={weeks.map((monday, index) => {
                const value = earnings.weeks[index] ?? 0
                const [, month, day] = monday.split('-')
                return {
                  key: monday,
                  short: `${day}/${month}`,
                  label: t('weekOf', { date: formatDate(locale, monday, 'short') }),
                  value,
                  text: money(value),
                }
              })}
            />
          </div>
          <Services locale={locale} services={earnings.services} />
        </>
      )}
    </div>
  )
}
