'use client'

import { useEffect, useState } from 'react'
import type { NearbyCard as Card } from '@/lib/catalogue/domain-nearby'
import { type CardWords, NearbyCard } from './nearby-card'
import { rememberCity, rememberedCity } from './visitor-city'

type City = readonly [slug: string, name: string]

type Props = {
  locale: string
  city: string
  cards: readonly Card[]
  cities: readonly City[]
  /** `today`, `next` and `good` are headings in which `{city}` stands for its name. */
  words: CardWords & { today: string; next: string; good: string; choose: string; all: string }
}

type Answer = {
  data?: { city: { slug: string; name: string }; availableToday: boolean; cards: Card[] }
}
type Shown = { city: string; heading: 'today' | 'next'; cards: readonly Card[] }

async function load(city: string, locale: string, signal: AbortSignal): Promise<Shown | null> {
  const response = await fetch(`/api/nearby?city=${city}&locale=${locale}`, { signal })
  const { data }: Answer = await response.json()
  if (!data || data.cards.length === 0) return null
  return { city: data.city.slug, heading: data.availableToday ? 'today' : 'next', cards: data.cards }
}

/**
 * Providers of the visitor's city with their next free start. The page is kept for everybody and holds good providers
 * of the largest city; who is free, and another city, come from the browser. Cards keep their shape meanwhile.
 */
export function NearbyProviders({ locale, city, cards, cities, words }: Props) {
  const [wanted, setWanted] = useState<string | null>(null)
  const [shown, setShown] = useState<Shown>({ city, heading: 'today', cards })

  useEffect(() => {
    const known = rememberedCity()
    setWanted(known !== null && cities.some(([slug]) => slug === known) ? known : city)
  }, [city, cities])

  useEffect(() => {
    if (wanted === null) return
    const leaving = new AbortController()
    // Without an answer the cards stay as they are: each leads to its provider.
    load(wanted, locale, leaving.signal)
      .then(answer => answer && setShown(answer))
      .catch(() => undefined)
    return () => leaving.abort()
  }, [wanted, locale])

  const name = cities.find(([slug]) => slug === shown.city)?.[1] ?? ''
  const heading = (text: string) => text.replace('{city}', name)
  const base = `/${locale}`
  return (
    <section className="stack" aria-labelledby="nearby">
      <div className="near-head">
        <h2 id="nearby">
          <span className="needs-script">{heading(words[shown.heading])}</span>
          <noscript>{heading(words.good)}</noscript>
        </h2>
        <label className="needs-script">
          <span className="sr-only">{words.choose}</span>
          <select
            className="input"
            value={wanted ?? city}
            onChange={({ target }) => {
              rememberCity(target.value)
              setWanted(target.value)
            }}
          >
            {cities.map(([slug, label]) => (
              <option key={slug} value={slug}>
                {label}
              </option>
            ))}
          </select>
        </label>
      </div>
      <ul className="near-cards" aria-busy={wanted !== shown.city}>
        {shown.cards.map(card => (
          <NearbyCard key={card.slug} card={card} base={base} words={words} />
        ))}
      </ul>
      <a className="link w-fit" href={`${base}/search?city=${shown.city}`}>
        {heading(words.all)}
      </a>
    </section>
  )
}
