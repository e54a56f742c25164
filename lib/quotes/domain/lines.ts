import type { PriceLine } from '@/lib/bookings/domain/price'
import type { Centimes } from '@/lib/core/money'

/** What a provider charges for: the way there, the work, the material. */
export const QUOTE_LINE_KINDS = ['callout', 'labour', 'material'] as const
export type QuoteLineKind = (typeof QUOTE_LINE_KINDS)[number]

/** One line of a quote; the server multiplies and rounds. `discount`: what was taken off by agreement, negative. */
export type QuoteLine = {
  kind: QuoteLineKind | 'discount'
  label: string
  quantity: number
  unitCentimes: Centimes
  totalCentimes: Centimes
}

/** A line as the form brings it. The quantity in hundredths: 2,5 hours are 250. */
export type TypedLine = {
  kind: QuoteLineKind
  label: string
  quantityHundredths: number
  unitCentimes: Centimes
}

/** Lines a quote may have. */
export const MOST_LINES = 8
/** One million dirhams: more is a slip of the finger. */
export const HIGHEST_TOTAL: Centimes = 100_000_000

const ARABIC_DIGITS = '٠١٢٣٤٥٦٧٨٩'

/**
 * "1 250,5" → 125050: a number as people type it, in hundredths, without a float in between. Null when it is none, has
 * more than two decimals, or more than seven digits before them.
 */
export function hundredths(text: string): number | null {
  const western = text.replace(/[٠-٩]/g, digit => String(ARABIC_DIGITS.indexOf(digit)))
  const match = /^(\d{1,7})(?:[.,٫](\d{1,2}))?$/.exec(western.replace(/\s/g, ''))
  if (!match) return null
  return Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0'))
}

/** Multiplies, to the nearest centime. Quantity and price come from the form, the product never does. */
export function priced(line: TypedLine): QuoteLine {
  const { kind, label, quantityHundredths, unitCentimes } = line
  return {
    kind,
    label,
    quantity: quantityHundredths / 100,
    unitCentimes,
    totalCentimes: Math.floor((quantityHundredths * unitCentimes + 50) / 100),
  }
}

/** What all the lines come to, centimes. */
export const sumOf = (lines: readonly QuoteLine[]): Centimes =>
  lines.reduce((sum, line) => sum + line.totalCentimes, 0)

/**
 * The lines of a price that was agreed at another total: one line says what was taken off, so that the sum is still
 * the total. An earlier one is replaced.
 */
export function atTotal(lines: readonly QuoteLine[], total: Centimes): QuoteLine[] {
  const worked = lines.filter(line => line.kind !== 'discount')
  const difference = total - sumOf(worked)
  if (difference === 0) return worked
  return [
    ...worked,
    { kind: 'discount', label: '', quantity: 1, unitCentimes: difference, totalCentimes: difference },
  ]
}

/** The same lines as a booking keeps them. */
export const bookingLines = (lines: readonly QuoteLine[]): PriceLine[] =>
  lines.map(line => ({ ...line, quantityMinutes: null }))
