import { KM_PER_DEGREE, kmPerLongitude, type Point } from '@/lib/bookings/domain/point'

/** The drawing's own units. On a phone one of them is about a pixel. */
export const WIDTH = 360
export const HEIGHT = 270

/** What the map shows: its middle, and how wide it is. */
export type MapView = { centre: Point; km: number }
export type Spot = { x: number; y: number }
export type Named = Point & { name: string }

/** Where a place lies on the drawing. North is up, also where one reads from the right. */
export function project({ centre, km }: MapView, { latitude, longitude }: Point): Spot {
  const scale = WIDTH / km
  return {
    x: WIDTH / 2 + (longitude - centre.longitude) * kmPerLongitude(centre.latitude) * scale,
    y: HEIGHT / 2 - (latitude - centre.latitude) * KM_PER_DEGREE * scale,
  }
}

/** And back. */
export function unproject({ centre, km }: MapView, { x, y }: Spot): Point {
  const perUnit = km / WIDTH
  return {
    latitude: centre.latitude - ((y - HEIGHT / 2) * perUnit) / KM_PER_DEGREE,
    longitude: centre.longitude + ((x - WIDTH / 2) * perUnit) / kmPerLongitude(centre.latitude),
  }
}

export const isSeen = ({ x, y }: Spot, margin = 0): boolean =>
  x >= margin && x <= WIDTH - margin && y >= margin && y <= HEIGHT - margin

const LEAST_KM = 6

/** The whole city: all its districts with some room around. */
export function cityView(city: Point, districts: readonly Point[]): MapView {
  const all = districts.length > 0 ? districts : [city]
  const [latitudes, longitudes] = [all.map(({ latitude }) => latitude), all.map(({ longitude }) => longitude)]
  const centre = {
    latitude: (Math.min(...latitudes) + Math.max(...latitudes)) / 2,
    longitude: (Math.min(...longitudes) + Math.max(...longitudes)) / 2,
  }
  const wide = (Math.max(...longitudes) - Math.min(...longitudes)) * kmPerLongitude(centre.latitude)
  const high = (Math.max(...latitudes) - Math.min(...latitudes)) * KM_PER_DEGREE
  return { centre, km: Math.max(LEAST_KM, wide * 1.25, (high * 1.25 * WIDTH) / HEIGHT) }
}

/** The whole country. */
export const COUNTRY_VIEW: MapView = { centre: { latitude: 28.05, longitude: -9.1 }, km: 2600 }

/** A round number of kilometres, about a quarter of the width. */
export function scaleKm(km: number): number {
  const most = km / 3
  const power = 10 ** Math.floor(Math.log10(most))
  return [5, 2, 1].map(step => step * power).find(step => step <= most) ?? power
}

const LETTER = 6.4
const LINE = 15

/** Which names can be written without covering each other, the earlier ones first. */
export function legible(view: MapView, places: readonly Named[]): ReadonlySet<Named> {
  // Its corner belongs to the buttons.
  const taken = [{ left: WIDTH - 62, right: WIDTH, top: 0, bottom: 112 }]
  const written = places.filter(place => {
    const { x, y } = project(view, place)
    const half = (place.name.length * LETTER) / 2 + 3
    const box = { left: x - half, right: x + half, top: y - LINE - 5, bottom: y + 4 }
    if (box.left < 2 || box.right > WIDTH - 2 || box.top < 2 || box.bottom > HEIGHT - 24) return false
    const free = taken.every(
      other =>
        box.right < other.left || box.left > other.right || box.bottom < other.top || box.top > other.bottom,
    )
    if (free) taken.push(box)
    return free
  })
  return new Set(written)
}
