'use client'

import { useEffect, useState } from 'react'
import type { Suggestion } from '@/lib/search/queries/suggest'

const PAUSE_MS = 120
const LEAST_LETTERS = 2
const NONE: readonly Suggestion[] = []

/** What was asked on this page: going back a letter needs no new request. */
const answers = new Map<string, readonly Suggestion[]>()

async function ask(address: string, signal: AbortSignal): Promise<readonly Suggestion[]> {
  const response = await fetch(address, { signal })
  const body: { success: boolean; data?: Suggestion[] } = await response.json()
  return body.success && body.data ? body.data : NONE
}

/** The suggestions for what is being typed. The request before is given up, so that answers never overtake. */
export function useSuggestions(typed: string, locale: string, kind?: 'place'): readonly Suggestion[] {
  const [found, setFound] = useState(NONE)
  useEffect(() => {
    const text = typed.trim()
    if (text.length < LEAST_LETTERS) {
      setFound(NONE)
      return
    }
    const address = `/api/suggest?${new URLSearchParams({ ...(kind && { kind }), locale, q: text })}`
    const known = answers.get(address)
    if (known) {
      setFound(known)
      return
    }
    const overtaken = new AbortController()
    const pause = setTimeout(() => {
      ask(address, overtaken.signal).then(
        list => {
          answers.set(address, list)
          setFound(list)
        },
        // Offline or overtaken: the field goes on without suggestions.
        () => undefined,
      )
    }, PAUSE_MS)
    return () => {
      clearTimeout(pause)
      overtaken.abort()
    }
  }, [typed, locale, kind])
  return found
}
