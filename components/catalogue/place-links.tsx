type Place = { href: string; name: string; providers?: number }

type Props = {
  id: string
  title: string
  places: readonly Place[]
  /** How many stand open; the others follow under `more`. */
  first?: number
  more?: string
}

function Places({ places }: { places: readonly Place[] }) {
  return (
    <ul className="place-links">
      {places.map(({ href, name, providers }) => (
        <li key={href}>
          <a href={href}>
            {name}
            {providers === undefined ? null : <span className="hint tnum">{providers}</span>}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Places as links, with how many providers wait there. */
export function PlaceLinks({ id, title, places, first = places.length, more = '' }: Props) {
  if (places.length === 0) return null
  return (
    <section className="grid gap-3" aria-labelledby={id}>
      <h2 id={id} className="text-xl">
        {title}
      </h2>
      <Places places={places.slice(0, first)} />
      {places.length > first ? (
        <details>
          <summary className="link w-fit py-2">{more}</summary>
          <Places places={places.slice(first)} />
        </details>
      ) : null}
    </section>
  )
}
