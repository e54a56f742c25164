import type { Centimes } from '@/lib/core/money'

/** What a provider charges for: the way there, the work, the material. */
export const QUOTE_LINE_KINDS = ['callout', 'labour', 'material'] as const
export type QuoteLineKind = (typeof QUOTE_LINE_KINDS)[number]

/** One line of a quote; the server multiplies and rounds. */
export type QuoteLine = {
  kind: QuoteLineKind
  label: string
  quantity: number
  unitCentimes: Centimes
  totalCentimes: Centimes
}
