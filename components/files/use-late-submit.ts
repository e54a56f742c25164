'use client'

import { type RefObject, useEffect, useRef, useState } from 'react'

/**
 * Holds a form back while its photos are still on their way, and sends it by itself once they have arrived. If one
 * was refused meanwhile, the person decides.
 * @returns whether the form waits
 */
export function useLateSubmit(input: RefObject<HTMLInputElement | null>, busy: boolean, failed: boolean) {
  const [waiting, setWaiting] = useState<{ submitter: HTMLElement | null } | null>(null)
  const isBusy = useRef(busy)
  isBusy.current = busy

  useEffect(() => {
    const form = input.current?.form
    if (!form) return
    const hold = (event: SubmitEvent) => {
      if (!isBusy.current) return
      event.preventDefault()
      // React listens further out and must not hear of it.
      event.stopPropagation()
      setWaiting({ submitter: event.submitter })
    }
    form.addEventListener('submit', hold)
    return () => form.removeEventListener('submit', hold)
  }, [input])

  useEffect(() => {
    if (busy || !waiting) return
    setWaiting(null)
    if (!failed) input.current?.form?.requestSubmit(waiting.submitter)
  }, [busy, failed, waiting, input])

  return waiting !== null
}
