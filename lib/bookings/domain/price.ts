import type { PriceUnit } from '@/lib/catalogue/domain'
import type { Centimes } from '@/lib/core/money'

/** What of an offer makes its price. `priceCentimes` is per unit; null exactly when on quote. */
export type PricedOffer = {
  unit: PriceUnit
  priceCentimes: Centimes | null
  /** Of one booking. */
  durationMinutes: number
}

/** One line of what the client pays. `quantity` is for display; the total is computed without fractions. */
export type PriceLine = {
  /**
   * `service`: the offer's own price; the others come from a quote or were found on site, and carry a label.
   * `discount`: what both sides took off a quote, negative.
   */
  kind: 'service' | 'callout' | 'labour' | 'material' | 'discount' | 'extra'
  /** In the words of the provider. */
  label?: string
  /** Hours for an hourly price (1.5), else 1. */
  quantity: number
  /** The minutes that an hourly price was multiplied by, else null. */
  quantityMinutes: number | null
  unitCentimes: Centimes
  totalCentimes: Centimes
}

/** `totalCentimes` is what the client pays; null when the price is made by a quote. */
export type Price = { lines: PriceLine[]; totalCentimes: Centimes | null }

/**
 * The price of booking an offer once. An hourly price is multiplied by the duration, to the nearest centime;
 * every other unit counts once. Computed on the server only: no price is taken from a form.
 * Throws RangeError when the offer's price or duration is not a positive integer.
 */
export function priceLines(offer: PricedOffer): Price {
  const { unit, priceCentimes, durationMinutes } = offer
  if (unit === 'quote' || priceCentimes === null) return { lines: [], totalCentimes: null }
  if (!Number.isSafeInteger(priceCentimes) || priceCentimes <= 0) throw new RangeError('price.not_centimes')
  if (!Number.isSafeInteger(durationMinutes) || durationMinutes <= 0)
    throw new RangeError('price.no_duration')
  const hourly = unit === 'hour'
  const totalCentimes = hourly ? Math.floor((priceCentimes * durationMinutes + 30) / 60) : priceCentimes
  const line: PriceLine = {
    kind: 'service',
    quantity: hourly ? durationMinutes / 60 : 1,
    quantityMinutes: hourly ? durationMinutes : null,
    unitCentimes: priceCentimes,
    totalCentimes,
  }
  return { lines: [line], totalCentimes }
}
