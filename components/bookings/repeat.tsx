import { getTranslations } from 'next-intl/server'
import { SERIES_MOST } from '@/lib/bookings/domain/series'
import type { Locale } from '@/lib/i18n/routing'
import { RepeatFields } from './repeat-fields'

const COUNTS = Array.from({ length: SERIES_MOST - 1 }, (_, index) => index + 2)

/** How often the appointment comes back, with its words. */
export async function Repeat({ locale, typed }: { locale: Locale; typed: Record<string, string> }) {
  const t = await getTranslations({ locale, namespace: 'bookings.series' })
  return (
    <RepeatFields
      locale={locale}
      typed={typed}
      counts={COUNTS}
      words={{
        legend: t('legend'),
        once: t('once'),
        weekly: t('WEEKLY'),
        fortnightly: t('FORTNIGHTLY'),
        times: t('times'),
        timesHint: t('timesHint'),
        free: t('free'),
        taken: t('taken'),
        agree: t('agree'),
      }}
    />
  )
}
