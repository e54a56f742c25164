import { getTranslations } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { BarChart } from '@/components/charts/bar-chart'
import { LineChart } from '@/components/charts/line-chart'
import { monthPoints } from '@/components/charts/months'
import { formatAmount, formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import type { Month } from '@/lib/statistics/domain/months'
import type { ProviderStatistics } from '@/lib/statistics/queries/provider'

type ChartsProps = { locale: Locale; months: readonly Month[]; statistics: ProviderStatistics }

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)
const oneDecimal = (value: number) => value.toFixed(1).replace('.', ',')

/** A provider's year in drawings, each with its figures as a table. */
export async function ProviderCharts({ locale, months, statistics }: ChartsProps) {
  const [t, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'statistics' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const unknown = t('unknown')
  const points = (values: readonly (number | null)[], text: (value: number) => string) =>
    monthPoints(locale, months, values, value => (value === null ? unknown : text(value)))
  const frame = (what: string) => ({
    title: what,
    rtl: locale === 'ar',
    words: { table: t('table'), when: t('month'), what },
    axis: String,
  })
  const counts = (['views', 'requests', 'completed', 'cancelled'] as const).map(name => ({
    name,
    values: statistics[name],
  }))
  return (
    <div className="grid gap-4 md:grid-cols-2">
      {counts.map(({ name, values }) => (
        <BarChart
          key={name}
          {...frame(t(name))}
          summary={t('summary.count', { what: t(name), total: sum(values) })}
          points={points(values, String)}
        />
      ))}
      <LineChart
        {...frame(t('acceptance'))}
        min={0}
        max={100}
        axis={value => `${value} %`}
        summary={t('summary.acceptance')}
        points={points(statistics.acceptance, value => `${value} %`)}
      />
      <BarChart
        {...frame(t('response'))}
        summary={t('summary.response')}
        points={points(statistics.response, value => durationText(bookings, value))}
      />
      <BarChart
        {...frame(t('revenue'))}
        whole={false}
        axis={formatAmount}
        summary={t('summary.revenue', { total: formatMoney(locale, sum(statistics.revenue)) })}
        points={points(statistics.revenue, value => formatMoney(locale, value))}
      />
      <LineChart
        {...frame(t('rating'))}
        min={1}
        max={5}
        summary={t('summary.rating')}
        points={points(statistics.rating, oneDecimal)}
      />
    </div>
  )
}
