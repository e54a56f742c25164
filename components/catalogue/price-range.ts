import type { getTranslations } from 'next-intl/server'
import type { PriceUnit } from '@/lib/catalogue/domain'
import { type Centimes, formatAmount } from '@/lib/core/money'

type Words = Awaited<ReturnType<typeof getTranslations<'catalogue'>>>
type Units = Awaited<ReturnType<typeof getTranslations<'units'>>>

export type Range = { unit: PriceUnit; min: Centimes; max: Centimes }

/** "100 à 250 DH forfait", "Sur devis, souvent 300 à 1 500 DH"; one number where both ends are the same. */
export function rangeText(t: Words, units: Units, { unit, min, max }: Range): string {
  const ends = { min: formatAmount(min), max: formatAmount(max) }
  if (unit === 'quote') return t('price.quote', ends)
  const inUnit = { ...ends, unit: units(unit) }
  return min === max ? t('price.one', inUnit) : t('price.range', inUnit)
}
