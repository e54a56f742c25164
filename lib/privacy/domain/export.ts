/** Copies that one account may ask for within a day: each is mailed, and each costs a job. */
export const EXPORTS_PER_DAY = 3

/** Where a copy of one's data is sealed to: under another id it does not open. */
export const exportPlace = (id: string): string => `export:${id}`
