import { getTranslations } from 'next-intl/server'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import type { QuoteLine } from '@/lib/quotes/domain/lines'
import { quantityText } from './words'

type QuoteLinesProps = { locale: Locale; lines: readonly QuoteLine[]; total: number }

/** What a price is made of, and what it comes to. */
export async function QuoteLines({ locale, lines, total }: QuoteLinesProps) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  return (
    <dl className="grid gap-2 text-sm">
      {lines.map((line, index) => {
        const key = `${index}`
        return (
          <div key={key} className="flex justify-between gap-3">
            <dt className="min-w-0 break-words">
              {t(`line.${line.kind}`)}
              {line.label ? (
                <span className="hint block">
                  <bdi>{line.label}</bdi>
                </span>
              ) : null}
              {line.quantity === 1 ? null : (
                <span className="hint block">
                  <bdi dir="ltr">
                    {quantityText(line.quantity)} × {formatMoney(locale, line.unitCentimes)}
                  </bdi>
                </span>
              )}
            </dt>
            <dd className="tnum shrink-0">
              <bdi>{formatMoney(locale, line.totalCentimes)}</bdi>
            </dd>
          </div>
        )
      })}
      <div className="rule flex justify-between gap-3 text-base font-semibold">
        <dt>{t('total')}</dt>
        <dd className="tnum shrink-0">
          <bdi>{formatMoney(locale, total)}</bdi>
        </dd>
      </div>
    </dl>
  )
}
