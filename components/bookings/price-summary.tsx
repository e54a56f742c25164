import { getTranslations } from 'next-intl/server'
import type { PriceLine } from '@/lib/bookings/domain/price'
import type { PriceUnit } from '@/lib/catalogue/domain'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { durationText } from './words'

type PriceSummaryProps = {
  locale: Locale
  service: string
  lines: readonly PriceLine[]
  total: number | null
  /** Before one asks: a price by the square metre counts one of them until the surface is known. */
  unit?: PriceUnit
}

/** What is to be paid, line by line; on quote, the promise that the price comes before the work. */
export async function PriceSummary({ locale, service, lines, total, unit }: PriceSummaryProps) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  if (total === null) return <p className="text-muted">{t('book.quote')}</p>
  return (
    <>
      <dl className="grid gap-1.5">
        {lines.map((line, index) => {
          const key = `${index}`
          return (
            <div key={key} className="flex justify-between gap-4">
              <dt className="min-w-0 break-words">
                {line.kind === 'service' ? service : line.label || t(`line.${line.kind}`)}
                {line.quantityMinutes ? ` · ${durationText(t, line.quantityMinutes)}` : null}
              </dt>
              <dd className="tnum shrink-0">
                <bdi>{formatMoney(locale, line.totalCentimes)}</bdi>
              </dd>
            </div>
          )
        })}
        <div className="flex justify-between gap-4 text-lg font-semibold">
          <dt>{t('book.total')}</dt>
          <dd className="tnum shrink-0">
            <bdi>{formatMoney(locale, total)}</bdi>
          </dd>
        </div>
      </dl>
      {unit === 'm2' ? <p className="hint mt-2">{t('book.perSquareMetre')}</p> : null}
    </>
  )
}
