'use client'

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { moved, type Place, type Selection } from './grid-model'

const placeOf = (target: EventTarget | null): Place | null => {
  const cell = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null
  const [day, row] = cell?.dataset.cell?.split(':').map(Number) ?? []
  return day === undefined || row === undefined ? null : { day, row }
}

/** Links inside the grid do what links do. */
const onLink = (target: EventTarget | null) => target instanceof Element && target.closest('a') !== null

type Options = { days: number; rows: number; rtl: boolean; onChoose: () => void }

/**
 * Marking time in the grid: drag with a mouse, tap a first and a last cell with a finger (dragging is scrolling
 * there), or arrows with Shift and then Enter.
 */
export function useSelection({ days, rows, rtl, onChoose }: Options) {
  const [selection, setSelection] = useState<Selection | null>(null)
  const [active, setActive] = useState<Place>({ day: 0, row: 0 })
  const grid = useRef<HTMLTableElement>(null)
  const dragging = useRef(false)
  const finger = useRef(false)

  useEffect(() => {
    const stop = () => {
      dragging.current = false
    }
    addEventListener('pointerup', stop)
    addEventListener('pointercancel', stop)
    return () => {
      removeEventListener('pointerup', stop)
      removeEventListener('pointercancel', stop)
    }
  }, [])

  function focusCell(place: Place): void {
    setActive(place)
    grid.current?.querySelector<HTMLElement>(`[data-cell="${place.day}:${place.row}"]`)?.focus()
  }

  function extend(place: Place): void {
    setSelection(now =>
      now && now.day === place.day
        ? { ...now, head: place.row }
        : { day: place.day, anchor: place.row, head: place.row },
    )
  }

  function onPointerDown(event: PointerEvent): void {
    finger.current = event.pointerType === 'touch'
    const place = placeOf(event.target)
    if (!place || onLink(event.target) || finger.current || event.button !== 0) return
    dragging.current = true
    setActive(place)
    setSelection({ day: place.day, anchor: place.row, head: place.row })
  }

  function onPointerOver(event: PointerEvent): void {
    const place = placeOf(event.target)
    if (!dragging.current || !place) return
    setSelection(now => (now && now.day === place.day ? { ...now, head: place.row } : now))
  }

  function onClick(event: { target: EventTarget | null }): void {
    const place = placeOf(event.target)
    if (!finger.current || !place || onLink(event.target)) return
    setActive(place)
    extend(place)
  }

  function onKeyDown(event: KeyboardEvent): void {
    if (onLink(event.target)) return
    if (event.key === 'Escape') setSelection(null)
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault()
      if (selection?.day !== active.day) extend(active)
      onChoose()
      return
    }
    const place = moved(active, event.key, rtl, days, rows)
    if (!place) return
    event.preventDefault()
    if (event.shiftKey && place.day === active.day) {
      if (selection?.day !== active.day) setSelection({ day: place.day, anchor: active.row, head: place.row })
      else extend(place)
    } else {
      setSelection(null)
    }
    focusCell(place)
  }

  return {
    grid,
    active,
    selection,
    clear: () => setSelection(null),
    handlers: { onPointerDown, onPointerOver, onClick, onKeyDown },
  }
}
