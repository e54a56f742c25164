/** A place on the earth, degrees. */
export type Point = { latitude: number; longitude: number }

/** Kilometres to a degree of latitude. */
export const KM_PER_DEGREE = 111.2

/** Flat enough over the size of a city: degrees of longitude shrink towards the pole. */
export const kmPerLongitude = (latitude: number): number =>
  KM_PER_DEGREE * Math.cos((latitude * Math.PI) / 180)

/** The straight way between two places of one region, kilometres. */
export function kmApart(a: Point, b: Point): number {
  const north = (a.latitude - b.latitude) * KM_PER_DEGREE
  const east = (a.longitude - b.longitude) * kmPerLongitude((a.latitude + b.latitude) / 2)
  return Math.hypot(north, east)
}
