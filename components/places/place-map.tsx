import type { ReactNode, SVGProps } from 'react'
import type { Area } from '@/lib/bookings/domain/pin'
import { COUNTRY } from './country'
import { HEIGHT, isSeen, legible, type MapView, type Named, project, scaleKm, WIDTH } from './view'

type PlaceMapProps = {
  view: MapView
  /** Named places, the more important first. */
  places: readonly Named[]
  area?: Area | undefined
  /** What it shows, in words. */
  label: string
  /** "km" */
  unit: string
  /** Names and draws the country instead of a city. */
  country?: boolean
  children?: ReactNode
} & SVGProps<SVGSVGElement>

const path = (view: MapView) =>
  `M${COUNTRY.map(point => {
    const { x, y } = project(view, point)
    return `${x.toFixed(1)} ${y.toFixed(1)}`
  }).join('L')}Z`

const keyOf = ({ latitude, longitude }: Named) => `${latitude},${longitude}`

/** A bar as long as so many kilometres: without streets, it is what tells how far. */
function Scale({ view, unit }: { view: MapView; unit: string }) {
  const km = scaleKm(view.km)
  const length = (km / view.km) * WIDTH
  const label = km < 1 ? `${Math.round(km * 1000)} m` : `${km} ${unit}`
  return (
    <g className="map-scale">
      <path d={`M12 ${HEIGHT - 16}v5h${length.toFixed(1)}v-5`} />
      <text x={16 + length} y={HEIGHT - 11} direction="ltr">
        {label}
      </text>
    </g>
  )
}

/**
 * A city as a drawing of our own: its districts where they lie, by name, and how far a kilometre is. Nothing is
 * fetched, from us or from anybody else. Without hooks, so that it can be drawn on the server.
 */
export function PlaceMap({
  view,
  places,
  area,
  label,
  unit,
  country = false,
  children,
  ...rest
}: PlaceMapProps) {
  const names = legible(view, places)
  const circle = area && project(view, area)
  return (
    <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} className="place-map" role="img" aria-label={label} {...rest}>
      <rect width={WIDTH} height={HEIGHT} className="map-ground" />
      {country ? <path d={path(view)} className="map-country" /> : null}
      {circle && area ? (
        <circle cx={circle.x} cy={circle.y} r={(area.km / view.km) * WIDTH} className="map-area" />
      ) : null}
      <g className="map-places">
        {places.map(place => {
          const { x, y } = project(view, place)
          return isSeen({ x, y }) ? <circle key={keyOf(place)} cx={x} cy={y} r={3} /> : null
        })}
        {[...names].map(place => {
          const { x, y } = project(view, place)
          return (
            <text key={keyOf(place)} x={x} y={y - 7} textAnchor="middle">
              {place.name}
            </text>
          )
        })}
      </g>
      {children}
      <Scale view={view} unit={unit} />
    </svg>
  )
}

/** The pin, its point on the place. */
export function Pin({ x, y }: { x: number; y: number }) {
  return (
    <g className="map-pin" transform={`translate(${x.toFixed(1)} ${y.toFixed(1)})`}>
      <path d="M0 0C-4-7-10-12-10-19a10 10 0 0 1 20 0C10-12 4-7 0 0Z" />
      <circle cy={-19} r={3.6} />
    </g>
  )
}
