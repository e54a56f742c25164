import type { Point } from './point'

/** Around the country, its southern provinces included: whatever lies outside was mistyped. */
const BOUNDS = { south: 20.5, north: 36.2, west: -17.5, east: -0.9 }

const NUMBER = String.raw`(-?\d{1,2}(?:[.,]\d+)?)`
const PRECISE = String.raw`(-?\d{1,2}\.\d+)`

/**
 * How coordinates come: typed, or in the address of a map. In a link to a place the pin (`!3d…!4d…`, `mlat`) counts
 * more than the middle of the screen (`@…`, `#map`).
 */
const WRITTEN: readonly RegExp[] = [
  new RegExp(`!3d${PRECISE}!4d${PRECISE}`),
  new RegExp(`[?&]mlat=${PRECISE}&mlon=${PRECISE}`),
  new RegExp(
    `[?&](?:q|query|ll|destination|daddr|center)=(?:loc:)?${PRECISE}(?:,|%2C)(?:%20|\\+)?${PRECISE}`,
    'i',
  ),
  new RegExp(`^geo:${PRECISE},${PRECISE}`),
  new RegExp(`@${PRECISE},${PRECISE}`),
  new RegExp(`#map=\\d+/${PRECISE}/${PRECISE}`),
  new RegExp(`^\\(?${PRECISE}\\s*[,;،\\s]\\s*${PRECISE}\\)?$`),
  // With decimal commas only a semicolon or a space can stand between.
  new RegExp(`^${NUMBER}\\s*[;\\s]\\s*${NUMBER}$`),
]

/** Five decimals are about a metre. */
const rounded = (degrees: number) => Math.round(degrees * 1e5) / 1e5

const latinDigits = (text: string) =>
  text.replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x0660)).replaceAll('٫', '.')

/**
 * A place in Morocco from what a person typed or pasted: "33.5731, -7.5898", or the address of a map of Google or
 * OpenStreetMap with its coordinates. Null when there is none to be found.
 */
export function parsePin(typed: string): Point | null {
  const text = latinDigits(typed).trim()
  for (const pattern of WRITTEN) {
    const found = pattern.exec(text)
    if (!found) continue
    const [latitude, longitude] = [found[1], found[2]].map(part => rounded(Number(part?.replace(',', '.'))))
    if (latitude === undefined || longitude === undefined) continue
    const inside =
      latitude >= BOUNDS.south &&
      latitude <= BOUNDS.north &&
      longitude >= BOUNDS.west &&
      longitude <= BOUNDS.east
    if (inside) return { latitude, longitude }
  }
  return null
}

/** "33.57310, -7.58980": what `parsePin` reads again. */
export function formatPin({ latitude, longitude }: Point): string {
  return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`
}

/** A pin further from the city's middle belongs to another city. */
export const PIN_MOST_KM = 40

/** The addresses of a place: for the map program of the telephone, and for maps in the browser. */
export function mapLinks({ latitude, longitude }: Point): { geo: string; osm: string; google: string } {
  const [lat, lon] = [latitude.toFixed(5), longitude.toFixed(5)]
  return {
    geo: `geo:${lat},${lon}?q=${lat},${lon}`,
    osm: `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lon}#map=17/${lat}/${lon}`,
    google: `https://www.google.com/maps/search/?api=1&query=${lat}%2C${lon}`,
  }
}

export type Area = Point & {
  /** Radius. */
  km: number
}

/**
 * What a provider may know of the place before the appointment is firm (C14): a circle about the district, or about
 * the city's middle. It is made of the district alone and can tell nothing of the pin or the address.
 */
export function coarseArea(district: Point | null, city: Point): Area {
  const { latitude, longitude } = district ?? city
  const coarse = (degrees: number) => Math.round(degrees * 100) / 100
  return { latitude: coarse(latitude), longitude: coarse(longitude), km: district ? 1.5 : 5 }
}
