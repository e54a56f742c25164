'use client'

import { type KeyboardEvent, type PointerEvent, useId, useRef, useState } from 'react'
import { Icon } from '@/components/ui/icon'
import type { Point } from '@/lib/bookings/domain/point'
import { Pin, PlaceMap } from './place-map'
import {
  COUNTRY_VIEW,
  cityView,
  HEIGHT,
  isSeen,
  type MapView,
  type Named,
  project,
  unproject,
  WIDTH,
} from './view'

export type PinMapWords = { map: string; help: string; closer: string; further: string; unit: string }

type PinMapProps = {
  city: Named
  districts: readonly Named[]
  cities: readonly Named[]
  pin: Point | null
  words: PinMapWords
  /** Whether the buttons can do anything yet. */
  alive: boolean
  onPin: (point: Point) => void
}

/** From the country to a few districts: how much closer than the whole city. Closer still, there is nothing to see. */
const ZOOMS = [null, 1, 2.5, 5] as const
const WHOLE_CITY = 1
/** Where the finger meets the pin: its head lies above its point. */
const GRIP = { lift: 14, radius: 22 }
const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
}
const STEP = 6

/** The map on which the pin is set: by a click, by dragging it, or with the arrow keys. */
export function PinMap({ city, districts, cities, pin, words, alive, onPin }: PinMapProps) {
  const helpId = useId()
  const [zoom, setZoom] = useState(WHOLE_CITY)
  const [centre, setCentre] = useState<Point | null>(null)
  const dragging = useRef(false)
  const whole = cityView(city, districts)
  const factor = ZOOMS[zoom] ?? null
  const view: MapView =
    factor === null ? COUNTRY_VIEW : { centre: centre ?? whole.centre, km: whole.km / factor }
  const spot = pin && project(view, pin)

  function look(next: number): void {
    setZoom(next)
    setCentre(next > WHOLE_CITY ? (pin ?? centre ?? whole.centre) : null)
  }

  function pointAt(event: PointerEvent<SVGSVGElement>): Point {
    const box = event.currentTarget.getBoundingClientRect()
    const x = ((event.clientX - box.left) / box.width) * WIDTH
    const y = ((event.clientY - box.top) / box.height) * HEIGHT
    return unproject(view, { x, y: dragging.current ? y + GRIP.lift : y })
  }

  function press(event: PointerEvent<SVGSVGElement>): void {
    if (!(event.target as Element).closest('[data-grip]')) return
    dragging.current = true
    event.currentTarget.setPointerCapture(event.pointerId)
  }

  function release(event: PointerEvent<SVGSVGElement>): void {
    // From afar one first looks closer: a pin on the country would be off by kilometres.
    if (factor === null) look(WHOLE_CITY)
    else onPin(pointAt(event))
    dragging.current = false
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === '+' || event.key === '=') look(Math.min(zoom + 1, ZOOMS.length - 1))
    if (event.key === '-') look(Math.max(zoom - 1, 0))
    const step = STEPS[event.key]
    if (!step || factor === null) return
    event.preventDefault()
    const far = event.shiftKey ? 4 : 1
    const from = spot ?? { x: WIDTH / 2, y: HEIGHT / 2 }
    const to = spot ? { x: from.x + step[0] * STEP * far, y: from.y + step[1] * STEP * far } : from
    const point = unproject(view, to)
    // Walked out of the picture: the picture follows.
    if (!isSeen(to, STEP)) setCentre(point)
    onPin(point)
  }

  return (
    <div className="map-frame" dir="ltr">
      <div
        className="map-focus"
        role="application"
        aria-label={words.map.replace('{city}', city.name)}
        aria-describedby={helpId}
        tabIndex={alive ? 0 : -1}
        onKeyDown={onKey}
      >
        <PlaceMap
          view={view}
          places={factor === null ? cities : districts.length > 0 ? districts : [city]}
          country={factor === null}
          unit={words.unit}
          label={words.map.replace('{city}', city.name)}
          data-zoom={zoom}
          onPointerDown={press}
          onPointerMove={event => dragging.current && onPin(pointAt(event))}
          onPointerUp={release}
          onPointerCancel={() => {
            dragging.current = false
          }}
        >
          {spot && isSeen(spot) ? (
            <>
              <Pin {...spot} />
              <circle data-grip="" className="map-grip" cx={spot.x} cy={spot.y - GRIP.lift} r={GRIP.radius} />
            </>
          ) : null}
        </PlaceMap>
      </div>
      <div className="map-buttons" style={{ visibility: alive ? undefined : 'hidden' }}>
        <button
          type="button"
          className="map-button"
          aria-label={words.closer}
          disabled={zoom === ZOOMS.length - 1}
          onClick={() => look(zoom + 1)}
        >
          <Icon name="plus" />
        </button>
        <button
          type="button"
          className="map-button"
          aria-label={words.further}
          disabled={zoom === 0}
          onClick={() => look(zoom - 1)}
        >
          <Icon name="minus" />
        </button>
      </div>
      <p id={helpId} className="sr-only">
        {words.help}
      </p>
    </div>
  )
}
