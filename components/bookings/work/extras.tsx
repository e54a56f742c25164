import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import type { BookingExtra } from '@/lib/bookings/queries/job'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'

const TONE = { OPEN: 'terracotta', SIGNED: 'green', DECLINED: 'neutral', RETRACTED: 'neutral' } as const

async function Extra({ locale, extra }: { locale: Locale; extra: BookingExtra }) {
  const t = await getTranslations({ locale, namespace: 'bookings.work.extra' })
  const state = extra.status === 'SIGNED' && !extra.signedBy ? 'ADDED' : extra.status
  return (
    <li className="grid gap-2 border-t border-line pt-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Tag tone={TONE[extra.status]}>{t(`state.${state}`)}</Tag>
        <bdi className="tnum font-medium">{formatMoney(locale, extra.total)}</bdi>
      </div>
      <ul className="grid gap-1">
        {extra.lines.map(line => (
          <li key={`${line.label}-${line.totalCentimes}`} className="flex justify-between gap-4">
            <bdi className="min-w-0 break-words">{line.label}</bdi>
            <bdi className="tnum shrink-0">{formatMoney(locale, line.totalCentimes)}</bdi>
          </li>
        ))}
      </ul>
      <p className="text-sm break-words text-muted">
        {t('because')} <bdi>{extra.reason}</bdi>
      </p>
    </li>
  )
}

/** What was added on site, each with where it stands. */
export async function Extras({ locale, extras }: { locale: Locale; extras: readonly BookingExtra[] }) {
  if (extras.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'bookings.work.extra' })
  return (
    <Card as="section" className="grid gap-3" aria-labelledby="extras">
      <h2 id="extras" className="text-lg">
        {t('title')}
      </h2>
      <ul className="grid gap-3">
        {extras.map(extra => (
          <Extra key={extra.id} locale={locale} extra={extra} />
        ))}
      </ul>
    </Card>
  )
}
