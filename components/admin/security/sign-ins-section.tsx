import { getTranslations } from 'next-intl/server'
import { BarChart } from '@/components/charts/bar-chart'
import { Tile, Tiles } from '@/components/statistics/tile'
import type { Locale } from '@/lib/i18n/routing'
import type { SecurityOverview } from '@/lib/security/queries'
import { formatTime } from '@/lib/time/format'

type Props = { locale: Locale; overview: SecurityOverview }

/** The last day's sign-ins: figures, and those that failed hour by hour. */
export async function SignInsSection({ locale, overview }: Props) {
  const t = await getTranslations({ locale, namespace: 'admin.security.signIns' })
  const { hours, locked, lockedOwners, recent } = overview
  const total = (of: 'failed' | 'succeeded') => hours.reduce((sum, hour) => sum + hour[of], 0)
  const points = hours.map(({ start, failed }) => {
    const wall = formatTime(new Date(start))
    return { key: start, short: wall.slice(0, 2), label: wall, value: failed, text: String(failed) }
  })
  return (
    <section aria-labelledby="sign-ins" className="grid grid-cols-1 gap-4">
      <h2 id="sign-ins" className="text-xl">
        {t('title')}
      </h2>
      <Tiles>
        <Tile term={t('failed')} hint={t('soon', { count: recent.failed_sign_ins })}>
          {total('failed')}
        </Tile>
        <Tile term={t('succeeded')}>{total('succeeded')}</Tile>
        <Tile term={t('locked')} hint={t('lockedHint')}>
          {locked}
        </Tile>
        <Tile term={t('told')} hint={t('toldHint')}>
          {lockedOwners}
        </Tile>
      </Tiles>
      <div className="max-w-2xl">
        <BarChart
          title={t('byHour')}
          rtl={locale === 'ar'}
          summary={t('summary', { count: total('failed') })}
          points={points}
          words={{ table: t('table'), when: t('hour'), what: t('failed') }}
          axis={String}
        />
      </div>
    </section>
  )
}
