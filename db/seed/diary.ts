import { addDays, fromWall, type LocalDate, weekday } from '@/lib/time/zone'
import type { Provider } from './provider'
import type { Random } from './random'

const MINUTE = 60_000

export type Placed = { date: LocalDate; minutes: number; start: Date; end: Date; blocked: [Date, Date] }

/** A provider's days: gives times inside the week's plan, on its grid, that never overlap. */
export class Diary {
  readonly #taken = new Map<LocalDate, [number, number][]>()
  readonly #changed: ReadonlySet<LocalDate>

  constructor(private readonly provider: Provider) {
    this.#changed = new Set(provider.exceptions.map(exception => exception.date))
  }

  /** A free time on that day for so many minutes of work, or null. Days with a dated change are left alone. */
  place(random: Random, date: LocalDate, duration: number): Placed | null {
    if (this.#changed.has(date)) return null
    const { week, stepMinutes, bufferBefore, bufferAfter } = this.provider
    const day = weekday(date)
    const fitting = week.filter(
      range => range.weekday === day && range.endMinute - range.startMinute >= duration,
    )
    if (fitting.length === 0) return null
    const range = random.pick(fitting)
    const steps = Math.floor((range.endMinute - range.startMinute - duration) / stepMinutes)
    const minutes = range.startMinute + random.int(0, steps) * stepMinutes
    const from = minutes - bufferBefore
    const to = minutes + duration + bufferAfter
    const taken = this.#taken.get(date) ?? []
    if (taken.some(([start, end]) => from < end && start < to)) return null
    taken.push([from, to])
    this.#taken.set(date, taken)
    const start = fromWall(date, minutes)
    const at = (offset: number) => new Date(start.getTime() + offset * MINUTE)
    return {
      date,
      minutes,
      start,
      end: at(duration),
      blocked: [at(-bufferBefore), at(duration + bufferAfter)],
    }
  }

  /** A free time between two days counted from `today`, after some tries, or null. */
  placeBetween(
    random: Random,
    today: LocalDate,
    [first, last]: readonly [number, number],
    duration: number,
  ): Placed | null {
    for (let attempt = 0; attempt < 24; attempt++) {
      const placed = this.place(random, addDays(today, random.int(first, last)), duration)
      if (placed) return placed
    }
    return null
  }
}
