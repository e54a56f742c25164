import type { getTranslations } from 'next-intl/server'
import type { PriceUnit } from '@/lib/catalogue/domain'
import { type Centimes, formatAmount } from '@/lib/core/money'

type Words = Awaited<ReturnType<typeof getTranslations<'catalogue'>>>
type Units = Awaited<ReturnType<typeof getTranslations<'units'>>>

export type Range = { unit: PriceUnit; min: Centimes; max: Centimes }

/** For the middle of a sentence: a plain space would turn the groups of digits round in an Arabic line, and break. */
export const inlineAmount = (centimes: Centimes): string => formatAmount(centimes).replaceAll(' ', '\u00a0')

/** "100 à 250 DH forfait", "Sur devis, souvent 300 à 1 500 DH"; one number where both ends are the same. */
export function rangeText(t: Words, units: Units, { unit, min, max }: Range): string {
  const ends = { min: inlineAmount(min), max: inlineAmount(max) }
  if (unit === 'quote') return t('price.quote', ends)
  const inUnit = { ...ends, unit: units(unit) }
  return min === max ? t('price.one', inUnit) : t('price.range', inUnit)
}
