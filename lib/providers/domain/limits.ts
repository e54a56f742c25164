/** Kilometres a provider may choose to travel. */
export const RADII = [5, 10, 15, 20, 25, 30, 40, 50] as const

/** A bio says something, and is read to its end. UTF-16 units. */
export const BIO_LENGTH = { min: 40, max: 1500 } as const
export const NAME_LENGTH = { min: 2, max: 60 } as const
export const EXPERIENCE_YEARS = 60

/** More would be a catalogue and no trade. */
export const MOST_OFFERS = 30
/** Dirhams. */
export const PRICE_LIMITS = { min: 1, max: 200_000 } as const
/** Minutes an offer may take; the calendar of a day ends it. */
export const DURATIONS = [
  15, 30, 45, 60, 90, 120, 150, 180, 240, 300, 360, 420, 480, 540, 600, 660, 720,
] as const
