import { getTranslations } from 'next-intl/server'
import { instantText } from '@/components/bookings/words'
import { EmptyState } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import type { Locale } from '@/lib/i18n/routing'
import type { VendorReport } from '@/lib/notifications/queries/dead-letters'

/** The last reports of vendors, and whether they were worked through. */
export async function VendorReports({
  locale,
  reports,
}: {
  locale: Locale
  reports: readonly VendorReport[]
}) {
  const [t, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.jobs' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  if (reports.length === 0) return <EmptyState icon="mail" title={t('reports.empty')} />
  return (
    <ul className="grid gap-2">
      {reports.map(report => {
        const state = report.processedAt ? (report.error ? 'unknown' : 'done') : 'waiting'
        const tone = ({ done: 'green', unknown: 'neutral', waiting: 'terracotta' } as const)[state]
        return (
          <Card as="li" key={report.id} className="flex flex-wrap items-center justify-between gap-2">
            <span className="grid">
              <bdi dir="ltr">
                {report.vendor} · {report.type}
              </bdi>
              <span className="hint">{instantText(bookings, locale, report.receivedAt)}</span>
            </span>
            <Tag tone={tone}>{t(`reports.${state}`)}</Tag>
          </Card>
        )
      })}
    </ul>
  )
}
