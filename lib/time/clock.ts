import { type LocalDate, toWall } from './zone'

const systemClock = () => new Date()
let clock = systemClock

/** The present instant. The one place that reads the machine's clock for business time. */
export function now(): Date {
  return clock()
}

/** The Moroccan calendar day of an instant, by default of the present. */
export function today(at: Date = now()): LocalDate {
  return toWall(at).date
}

/** Tests only: every later `now()` asks this function. */
export function setClock(read: () => Date): void {
  clock = read
}

/** Tests only: back to the machine's clock. */
export function resetClock(): void {
  clock = systemClock
}
