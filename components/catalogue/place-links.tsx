type Place = { href: string; name: string; providers?: number }

/** Places as links, with how many providers wait there. */
export function PlaceLinks({ id, title, places }: { id: string; title: string; places: readonly Place[] }) {
  if (places.length === 0) return null
  return (
    <section className="grid gap-3" aria-labelledby={id}>
      <h2 id={id} className="text-xl">
        {title}
      </h2>
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
    </section>
  )
}
