'use client'

import { useEffect } from 'react'

/** Tells the server, once the page stands, that somebody looks at it. Who runs no scripts is not counted. */
export function ViewBeacon({ provider }: { provider: string }) {
  useEffect(() => {
    // Whether it arrives does not matter to the person who looks.
    fetch('/api/views', {
      method: 'POST',
      keepalive: true,
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ provider }),
    }).catch(() => undefined)
  }, [provider])
  return null
}
