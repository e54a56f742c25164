import type { Sort } from './request'

/**
 * Where a page ended: which half of the list (1 those who offer the wanted service, 0 the others), the sort
 * values of its last result, and that result's id.
 */
export type PageEnd = { half: 0 | 1; keys: readonly number[]; id: number }

const INT = 2_147_483_647
const isWhole = (value: number, most: number) => Number.isInteger(value) && value >= 0 && value <= most

/** How many sort values an order has, and which of them fit the columns they will be compared with. */
const FITS: Readonly<Record<Sort, (keys: readonly number[]) => boolean>> = {
  relevance: keys => keys.length === 1 && keys.every(key => Math.abs(key) <= 1e6),
  rating: ([rating = -1, count = -1, ...rest]) =>
    rest.length === 0 && rating >= 0 && rating <= 5 && isWhole(count, INT),
  price: keys => keys.length === 1 && keys.every(key => isWhole(key, INT)),
  distance: keys => keys.length === 1 && keys.every(key => key >= 0 && key <= 1000),
  next: keys => keys.length === 1 && keys.every(key => isWhole(key, 8.64e15)),
}

const letters = (sort: Sort) => sort.slice(0, 2)

/** The page token: opaque, safe in an address. */
export function writeToken(sort: Sort, { half, keys, id }: PageEnd): string {
  return Buffer.from(JSON.stringify([letters(sort), half, ...keys, id])).toString('base64url')
}

/** Reads a page token; null when it was made up, cut or belongs to another order. Never throws. */
export function readToken(sort: Sort, token: string): PageEnd | null {
  let values: unknown
  try {
    values = JSON.parse(Buffer.from(token.slice(0, 200), 'base64url').toString('utf8'))
  } catch {
    return null
  }
  if (!Array.isArray(values) || values.shift() !== letters(sort)) return null
  const numbers = values.filter((value): value is number => Number.isFinite(value))
  if (numbers.length !== values.length || numbers.length < 3) return null
  const [half, ...keys] = numbers
  const id = keys.pop() ?? -1
  if ((half !== 0 && half !== 1) || !isWhole(id, INT) || !FITS[sort](keys)) return null
  return { half, keys, id }
}
