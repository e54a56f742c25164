import type { MapPlace, Spoken } from './request'

/**
 * A search in the database's own terms. It names everything that decides who is found, and nothing of how they are
 * ordered, so that it is also the key under which their number is remembered.
 */
export type Filter = {
  /** 0: whatever the trade. */
  categoryId: number
  /** Only those who offer it. */
  serviceId: number | null
  /** Those who offer it come first, and their price for it counts. */
  wantedServiceId: number | null
  /** Normalised words, each of which must begin a word of the name or of the bio. */
  words: readonly string[]
  /** For misspelt names: groups of words, of each of which one must stand there as it is. */
  names: readonly (readonly string[])[]
  cityId: number | null
  districtId: number | null
  near: (MapPlace & { radiusKm: number }) | null
  /** Centimes. */
  priceMax: number | null
  ratingMin: number | null
  verified: boolean
  club: boolean
  languages: readonly Spoken[]
}

export const EVERYBODY: Filter = {
  categoryId: 0,
  serviceId: null,
  wantedServiceId: null,
  words: [],
  names: [],
  cityId: null,
  districtId: null,
  near: null,
  priceMax: null,
  ratingMin: null,
  verified: false,
  club: false,
  languages: [],
}
