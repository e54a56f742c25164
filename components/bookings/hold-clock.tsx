'use client'

import { useEffect, useRef, useState } from 'react'

type HoldClockProps = {
  /** Left when the server made the page, by its clock: the browser's may be wrong. */
  leftMs: number
  /** "Kept for you until 10:42": all that is said before JavaScript. */
  until: string
  label: string
  five: string
  one: string
  lapsed: string
}

const SECOND = 1000
const MINUTE = 60 * SECOND

const twoDigits = (value: number) => String(value).padStart(2, '0')

/** "14:05" */
function clockText(ms: number): string {
  const seconds = Math.ceil(ms / SECOND)
  return `${twoDigits(Math.floor(seconds / 60))}:${twoDigits(seconds % 60)}`
}

/** Counts the time down, in digits that keep their place; a screen reader hears of it at five minutes, one, and the end. */
export function HoldClock({ leftMs, until, label, five, one, lapsed }: HoldClockProps) {
  const [left, setLeft] = useState(leftMs)
  const end = useRef(0)

  useEffect(() => {
    // Counts from when the page arrived, with a clock that nobody can set.
    end.current = performance.now() + leftMs
    const tick = () => setLeft(Math.max(0, end.current - performance.now()))
    tick()
    const timer = setInterval(tick, SECOND)
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [leftMs])

  const over = left <= 0
  const spoken = over ? lapsed : left <= MINUTE ? one : left <= 5 * MINUTE ? five : ''
  return (
    <div className="grid min-h-12 content-center gap-1">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4">
        <span className="font-medium">{over ? lapsed : until}</span>
        <span hidden={over} className="tnum text-lg font-semibold" role="timer" aria-label={label}>
          <bdi>{clockText(left)}</bdi>
        </span>
      </p>
      <p className="sr-only" role="status">
        {spoken}
      </p>
    </div>
  )
}
