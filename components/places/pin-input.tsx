'use client'

import { type ReactNode, useState, useSyncExternalStore } from 'react'
import { FieldFrame } from '@/components/forms/field-frame'
import { useField } from '@/components/forms/form-context'
import { Icon } from '@/components/ui/icon'
import { Input } from '@/components/ui/input'
import { formatPin, PIN_MOST_KM, parsePin } from '@/lib/bookings/domain/pin'
import { kmApart, type Point } from '@/lib/bookings/domain/point'
import { PinMap, type PinMapWords } from './pin-map'
import type { Named } from './view'

export type PinWords = PinMapWords & {
  label: string
  hint: string
  optional: string
  here: string
  locating: string
  denied: string
  failed: string
  remove: string
  none: string
  set: string
  setNear: string
  far: string
  unreadable: string
}

type PinInputProps = {
  name: string
  city: Named
  districts: readonly Named[]
  cities: readonly Named[]
  defaultValue?: string | undefined
  words: PinWords
}

const never = () => () => undefined

/** The nearest district; further than this, its name would mislead. */
const NEAR_KM = 3
function nearest(pin: Point, districts: readonly Named[]): Named | undefined {
  const [first] = districts.toSorted((a, b) => kmApart(pin, a) - kmApart(pin, b))
  return first && kmApart(pin, first) <= NEAR_KM ? first : undefined
}

function outcome(text: string, { city, districts, words }: PinInputProps): ReactNode {
  if (text.trim() === '') return words.none
  const pin = parsePin(text)
  if (!pin) return words.unreadable
  if (kmApart(pin, city) > PIN_MOST_KM) return words.far.replace('{city}', city.name)
  const near = nearest(pin, districts)
  return near ? words.setNear.replace('{place}', near.name) : words.set
}

/**
 * The exact place, on a map or as coordinates. What is posted is the line of text, so that without JavaScript pasted
 * coordinates do the same.
 */
export function PinInput(props: PinInputProps) {
  const { name, city, districts, cities, defaultValue, words } = props
  const { id, error, typed, describe } = useField(name, true)
  const [text, setText] = useState(typed ?? defaultValue ?? '')
  const [message, setMessage] = useState('')
  const alive = useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
  const pin = parsePin(text)

  function set(point: Point | null): void {
    setMessage('')
    setText(point ? formatPin(point) : '')
  }

  function locate(): void {
    setMessage(words.locating)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => set({ latitude: coords.latitude, longitude: coords.longitude }),
      ({ code }) => setMessage(code === 1 ? words.denied : words.failed),
      { enableHighAccuracy: true, timeout: 15_000 },
    )
  }

  return (
    <div className="grid gap-3">
      <FieldFrame id={id} label={words.label} hint={words.hint} error={error} optional={words.optional}>
        <Input
          id={id}
          name={name}
          value={text}
          onChange={event => setText(event.currentTarget.value)}
          // A pasted link becomes what was found in it.
          onBlur={() => pin && setText(formatPin(pin))}
          maxLength={500}
          dir="ltr"
          autoComplete="off"
          placeholder="33.57310, -7.58980"
          {...describe}
        />
      </FieldFrame>
      <PinMap
        city={city}
        districts={districts}
        cities={cities}
        pin={pin}
        words={words}
        alive={alive}
        onPin={set}
      />
      <p className="hint" role="status">
        {alive ? message || outcome(text, props) : null}
      </p>
      <div className="flex flex-wrap gap-2" style={{ visibility: alive ? undefined : 'hidden' }}>
        <button type="button" className="btn btn-ghost btn-sm" onClick={locate}>
          <Icon name="locate-fixed" />
          {words.here}
        </button>
        {text ? (
          <button type="button" className="btn btn-quiet btn-sm" onClick={() => set(null)}>
            {words.remove}
          </button>
        ) : null}
      </div>
    </div>
  )
}
