import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import type { TradeInCity } from '@/lib/catalogue/queries/landing'
import type { Centimes } from '@/lib/core/money'
import { formatAmount } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'

type Props = {
  locale: Locale
  facts: TradeInCity
  prices: { min: Centimes; max: Centimes } | null
}

/** How many, how good, how much: a trade in a city in one line. */
export async function CityFacts({ locale, facts, prices }: Props) {
  if (facts.providers === 0) return null
  const t = await getTranslations({ locale, namespace: 'catalogue' })
  return (
    <ul className="facts">
      <li>
        <Icon name="users" />
        {t('city.providers', { count: facts.providers })}
      </li>
      {facts.rating === null ? null : (
        <li>
          <Icon name="star" />
          {t('city.rating', { rating: facts.rating.toFixed(1).replace('.', ','), count: facts.reviews })}
        </li>
      )}
      {prices === null ? null : (
        <li>
          <Icon name="wallet" />
          {t('city.prices', { min: formatAmount(prices.min), max: formatAmount(prices.max) })}
        </li>
      )}
    </ul>
  )
}
