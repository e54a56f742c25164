import type { LocalDate } from '@/lib/time/zone'

export const SORTS = ['relevance', 'rating', 'price', 'distance', 'next'] as const
export type Sort = (typeof SORTS)[number]

/** Languages a provider may speak, in the order in which they are offered. */
export const SPOKEN = ['darija', 'fr', 'amz', 'ar', 'en', 'es'] as const
export type Spoken = (typeof SPOKEN)[number]

/** Kilometres offered round a place. */
export const RADII = [5, 10, 15, 25, 50] as const
export const DEFAULT_RADIUS = 15

/** Something in the address that was not followed and is said to the person: a key of `errors.search`. */
export type Notice = { code: string; value?: string }

export type MapPlace = { latitude: number; longitude: number }

/** A search as it was asked for: well-formed, but its names not yet looked up. */
export type SearchRequest = {
  q: string
  category: string | null
  service: string | null
  /** A slug, or what a person typed into the place field. */
  city: string
  district: string | null
  date: LocalDate | null
  near: MapPlace | null
  /** Kilometres round `near`. */
  radius: number
  /** Centimes. */
  priceMax: number | null
  ratingMin: number | null
  verified: boolean
  club: boolean
  languages: readonly Spoken[]
  /** Null when the address does not say. */
  sort: Sort | null
  /** A page token, not yet read. */
  after: string | null
  notices: readonly Notice[]
}
