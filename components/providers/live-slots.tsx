'use client'

import { useEffect } from 'react'

type Slot = { start: string; wall: string; date: string; day: string; offer: number }
type Answer = { success: boolean; data?: { providers?: Record<string, Slot[]> } }

type Props = {
  locale: string
  /** What stands where nothing is free. */
  none: string
}

const MOST = 24

function fill(place: HTMLElement, base: string, slots: readonly Slot[], none: string): void {
  const parts: Node[] = []
  slots.forEach(({ start, wall, date, day, offer }, i) => {
    if (slots[i - 1]?.date !== date) {
      const label = document.createElement('span')
      label.textContent = day
      parts.push(label)
    }
    const link = document.createElement('a')
    link.className = 'chip'
    link.href = `${base}/book?offer=${offer}&start=${start}`
    link.dataset.start = start
    link.textContent = wall
    parts.push(link)
  })
  if (parts.length === 0) place.classList.add('hint')
  place.replaceChildren(...(parts.length > 0 ? parts : [none]))
}

/**
 * Puts fresh starts on the cards of a page that is kept for everybody: one request for all of them. Renders
 * nothing; without JavaScript the cards lead to the provider's page.
 */
export function LiveSlots({ locale, none }: Props) {
  useEffect(() => {
    const places = new Map<string, HTMLElement>()
    for (const place of document.querySelectorAll<HTMLElement>('[data-provider] [data-slots]:empty')) {
      const slug = place.closest<HTMLElement>('[data-provider]')?.dataset.provider
      if (slug && places.size < MOST) places.set(slug, place)
    }
    if (places.size === 0) return
    const leaving = new AbortController()
    const ask = async () => {
      const answer = await fetch(`/api/slots?locale=${locale}&providers=${[...places.keys()].join(',')}`, {
        signal: leaving.signal,
      })
      const { data }: Answer = await answer.json()
      for (const [slug, place] of places) {
        fill(place, `/${locale}/providers/${slug}`, data?.providers?.[slug] ?? [], none)
      }
    }
    // Without an answer the cards stay as they are: each still leads to its provider.
    ask().catch(() => undefined)
    return () => leaving.abort()
  }, [locale, none])
  return null
}
