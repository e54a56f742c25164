/** What a price is for. `quote`: no price before the provider has seen the job. */
export const PRICE_UNITS = [
  'hour',
  'visit',
  'm2',
  'fixed',
  'quote',
  'month',
  'day',
  'piece',
  'trip',
  'person',
] as const

export type PriceUnit = (typeof PRICE_UNITS)[number]

/** The text of a row in the reader's language. */
export function localName(locale: 'fr' | 'ar', row: { nameFr: string; nameAr: string }): string {
  return locale === 'ar' ? row.nameAr : row.nameFr
}
