'use client'

import { useSyncExternalStore } from 'react'
import { rememberedDistrict } from '@/components/home/visitor-city'

type Place = {
  /** `casablanca/maarif` */
  key: string
  /** "6 clients à Maârif" */
  text: string
  /** The same said to somebody who lives there. */
  yours: string
}
type Props = { title: string; places: readonly Place[] }

/** So many say enough; the visitor's own district is shown wherever it stands. */
const SHOWN = 8

const never = () => () => undefined

/**
 * How many a provider has worked for, by district. The page is kept for everybody: the browser brings the visitor's
 * own district to the front, if it knows one.
 */
export function Neighbours({ title, places }: Props) {
  const own = useSyncExternalStore(never, rememberedDistrict, () => null)
  const mine = places.find(({ key }) => key === own)
  const others = places.filter(place => place !== mine)
  const shown = (mine ? [mine, ...others] : others).slice(0, SHOWN)
  return (
    <section className="grid gap-2">
      <h2 className="text-xl">{title}</h2>
      <ul className="flex flex-wrap gap-2">
        {shown.map(place => (
          <li key={place.key} className={place === mine ? 'tag tag-green' : 'tag'}>
            {place === mine ? place.yours : place.text}
          </li>
        ))}
      </ul>
    </section>
  )
}
