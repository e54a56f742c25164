import type { DatedException, WeeklyRange } from '@/lib/availability/domain/calendar'
import { addDays, type LocalDate } from '@/lib/time/zone'
import type { Random } from './random'

type Hours = readonly [from: number, to: number]

const at = (hours: number, minutes = 0) => hours * 60 + minutes
const FRIDAY = 5

/** A split day with the midday break. */
const SPLIT: readonly (readonly Hours[])[] = [
  [
    [at(9), at(12, 30)],
    [at(14, 30), at(18, 30)],
  ],
  [
    [at(8, 30), at(12)],
    [at(14), at(18)],
  ],
  [
    [at(9), at(12, 30)],
    [at(14, 30), at(18, 30)],
  ],
  [
    [at(9, 30), at(13)],
    [at(15), at(19)],
  ],
]
/** A day on the site: long enough for work of eight hours. */
const LONG: readonly (readonly Hours[])[] = [[[at(8), at(17)]], [[at(8, 30), at(18)]], [[at(9), at(18)]]]

/** Fridays close from noon to three for the prayer and the family meal. */
function withoutFridayNoon(hours: readonly Hours[]): Hours[] {
  return hours.flatMap(([from, to]): Hours[] => {
    const parts: Hours[] = [
      [from, Math.min(to, at(12))],
      [Math.max(from, at(15)), to],
    ]
    return parts.filter(([start, end]) => end - start >= 60)
  })
}

function dayOf(random: Random, weekday: number, usual: readonly Hours[]): readonly Hours[] {
  if (weekday === 7) return random.chance(0.13) ? [[at(9, 30), at(13, 30)]] : []
  if (weekday === 6) {
    if (random.chance(0.12)) return []
    return random.chance(0.45) ? [[at(9), at(13)]] : usual
  }
  return weekday === FRIDAY && random.chance(0.92) ? withoutFridayNoon(usual) : usual
}

/**
 * A usual week in wall time.
 * @param longest minutes of the longest service: a whole-day job needs a day without a break
 */
export function drawWeek(random: Random, longest: number): WeeklyRange[] {
  const usual = random.pick(longest > 210 ? LONG : SPLIT)
  const dayOff = random.chance(0.12) ? random.int(1, 4) : 0
  const evening = longest <= 120 && random.chance(0.16)
  const week: WeeklyRange[] = []
  for (let weekday = 1; weekday <= 7; weekday++) {
    if (weekday === dayOff) continue
    for (const [startMinute, endMinute] of dayOf(random, weekday, usual)) {
      week.push({ weekday, startMinute, endMinute })
    }
    if (evening && weekday <= 4) week.push({ weekday, startMinute: at(20), endMinute: at(22) })
  }
  return week
}

/** Days off, half days and special openings of the coming weeks, for some providers. */
export function drawExceptions(random: Random, today: LocalDate): DatedException[] {
  const exceptions: DatedException[] = []
  if (random.chance(0.16)) {
    const first = random.int(15, 35)
    const days = random.int(1, 4)
    for (let i = 0; i < days; i++) exceptions.push({ date: addDays(today, first + i), kind: 'CLOSED' })
  }
  if (random.chance(0.12)) {
    const date = addDays(today, random.int(2, 7))
    exceptions.push({ date, kind: 'CLOSED', startMinute: at(9), endMinute: at(12) })
  }
  if (random.chance(0.08)) {
    const date = addDays(today, random.int(8, 14))
    exceptions.push({ date, kind: 'OPEN', startMinute: at(19), endMinute: at(21) })
  }
  return exceptions
}
