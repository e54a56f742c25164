import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'
import type { SecurityOverview } from '@/lib/security/queries'
import { formatDateTime } from '@/lib/time/format'

type Props = { locale: Locale; reports: SecurityOverview['reports'] }

/** What browsers refused to load or run on our pages: a fault of ours, or somebody's try. */
export async function PolicyReports({ locale, reports }: Props) {
  const t = await getTranslations({ locale, namespace: 'admin.security.reports' })
  return (
    <section aria-labelledby="reports" className="grid grid-cols-1 gap-4">
      <h2 id="reports" className="text-xl">
        {t('title')}
      </h2>
      <p className="text-muted">{t('text')}</p>
      {reports.length === 0 ? <p>{t('none')}</p> : null}
      <ul className="grid gap-3">
        {reports.map(({ id, directive, blocked, page, hits, lastAt }) => (
          <Card key={id} as="li" className="grid gap-1">
            <p className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <bdi dir="ltr" className="wrap-anywhere font-medium">
                {directive} · {blocked}
              </bdi>
              <span className="tabular-nums">{t('hits', { count: hits })}</span>
            </p>
            <p className="hint">
              <bdi dir="ltr" className="wrap-anywhere">
                {page}
              </bdi>
              {' · '}
              {t('last', { date: formatDateTime(locale, lastAt) })}
            </p>
          </Card>
        ))}
      </ul>
    </section>
  )
}
