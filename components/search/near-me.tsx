'use client'

import { useEffect, useState } from 'react'
import { Icon } from '@/components/ui/icon'

type Props = {
  /** The search without a place; `near` is added. */
  href: string
  words: { button: string; locating: string; denied: string; failed: string }
}

/** Some hundred metres: enough to find who is near, too coarse to tell the house. */
const coarse = (degrees: number) => degrees.toFixed(3)

/** Asks the browser where we are and searches round it. Takes its room, but is not seen, until it works. */
export function NearMe({ href, words }: Props) {
  const [ready, setReady] = useState(false)
  const [message, setMessage] = useState('')
  const [busy, setBusy] = useState(false)
  useEffect(() => setReady('geolocation' in navigator), [])

  function locate() {
    setBusy(true)
    setMessage(words.locating)
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        const near = `${coarse(coords.latitude)},${coarse(coords.longitude)}`
        location.assign(`${href}${href.includes('?') ? '&' : '?'}near=${near}`)
      },
      error => {
        setBusy(false)
        setMessage(error.code === error.PERMISSION_DENIED ? words.denied : words.failed)
      },
      { maximumAge: 300_000, timeout: 10_000 },
    )
  }

  return (
    <>
      <button
        type="button"
        className="btn btn-ghost btn-sm"
        style={{ visibility: ready ? undefined : 'hidden' }}
        disabled={busy}
        onClick={locate}
      >
        <Icon name="locate-fixed" />
        {words.button}
      </button>
      <span className="search-message hint" role="status">
        {message}
      </span>
    </>
  )
}
