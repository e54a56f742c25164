import { addDays, daysBetween, fromWall, type LocalDate, weekday } from '@/lib/time/zone'
import type { Provider } from './provider'
import type { Random } from './random'

const MINUTE = 60_000
const FRIDAY = 5
/** The feasts that fall on the same day every year. */
const HOLIDAYS = new Set('01-01 01-11 01-14 05-01 07-30 08-14 08-20 08-21 10-31 11-06 11-18'.split(' '))

export type Placed = { date: LocalDate; minutes: number; start: Date; end: Date; blocked: [Date, Date] }

/** A provider's days: gives times inside the week's plan, on its grid, that never overlap. */
export class Diary {
  readonly #taken = new Map<LocalDate, [number, number][]>()
  readonly #changed: ReadonlySet<LocalDate>

  constructor(private readonly provider: Provider) {
    const { exceptions, timeOff } = provider
    this.#changed = new Set([
      ...exceptions.map(exception => exception.date),
      ...timeOff.flatMap(({ startsOn, endsOn }) =>
        Array.from({ length: daysBetween(startsOn, endsOn) + 1 }, (_, day) => addDays(startsOn, day)),
      ),
    ])
  }

  /**
   * A free time on that day for so many minutes of work, or null. Days with a dated change, and those on which the
   * country rests, are left alone.
   */
  place(random: Random, date: LocalDate, duration: number): Placed | null {
    if (this.#changed.has(date) || HOLIDAYS.has(date.slice(5))) return null
    const { week, stepMinutes, bufferBefore, bufferAfter } = this.provider
    const day = weekday(date)
    const fitting = week.filter(
      range => range.weekday === day && range.endMinute - range.startMinute >= duration,
    )
    if (fitting.length === 0) return null
    const range = random.pick(fitting)
    const steps = Math.floor((range.endMinute - range.startMinute - duration) / stepMinutes)
    const minutes = range.startMinute + random.int(0, steps) * stepMinutes
    if (day === FRIDAY && this.#inBreak(minutes, minutes + duration)) return null
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

  #inBreak(start: number, end: number): boolean {
    const pause = this.provider.fridayBreak
    return pause !== null && start < pause.endMinute && pause.startMinute < end
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
