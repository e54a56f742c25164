import type { DaySpan, WeeklyRange } from '@/lib/availability/domain/calendar'
import { addDays, type LocalDate } from '@/lib/time/zone'
import type { Random } from './random'
import type { District } from './reference'

/** What a provider's calendar has beside the usual week. */
export type DrawnLayers = {
  ramadan: WeeklyRange[]
  fridayBreak: { startMinute: number; endMinute: number } | null
  timeOff: (DaySpan & { note: string })[]
  /** Districts served; none where the radius decides. */
  zones: District[]
  travelMinutes: number
}

const at = (hours: number, minutes = 0) => hours * 60 + minutes
/** In Ramadan the day begins late, ends before the fast is broken, and some go on at night. */
const FASTING = [
  [at(10), at(16)],
  [at(9, 30), at(15, 30)],
  [at(10), at(17)],
] as const
const NIGHT = [at(21), at(23, 30)] as const
const SHORT_DAY = 5 * 60

/** The Ramadan week of who works these days otherwise. */
export function ramadanWeek(
  days: readonly number[],
  [startMinute, endMinute]: readonly [number, number],
  night: boolean,
): WeeklyRange[] {
  return days.flatMap(weekday => [
    { weekday, startMinute, endMinute },
    ...(night && weekday !== 5 ? [{ weekday, startMinute: NIGHT[0], endMinute: NIGHT[1] }] : []),
  ])
}

const far = (a: { latitude: number; longitude: number }, b: { latitude: number; longitude: number }) =>
  Math.hypot(a.latitude - b.latitude, (a.longitude - b.longitude) * 0.84)

/** The home district and its neighbours. */
function drawZones(random: Random, home: District | null, districts: readonly District[]): District[] {
  if (!home || districts.length < 8 || !random.chance(0.1)) return []
  const count = random.int(4, Math.min(9, districts.length - 2))
  return [...districts].sort((a, b) => far(a, home) - far(b, home) || a.id - b.id).slice(0, count)
}

/** @param longest minutes of the longest service: who works whole days keeps the usual week */
export function drawLayers(
  random: Random,
  {
    week,
    longest,
    today,
    home,
    districts,
  }: {
    week: readonly WeeklyRange[]
    longest: number
    today: LocalDate
    home: District | null
    districts: readonly District[]
  },
): DrawnLayers {
  const days = [...new Set(week.map(({ weekday }) => weekday))]
  const fasts = longest <= SHORT_DAY && random.chance(0.55)
  const hours = random.pick(FASTING)
  const night = random.chance(0.3)
  const pause = random.chance(0.45)
  const away = random.chance(0.14)
  const startsOn = addDays(today, random.int(18, 70))
  return {
    ramadan: fasts ? ramadanWeek(days, hours, night) : [],
    fridayBreak: pause ? { startMinute: at(12), endMinute: at(15) } : null,
    timeOff: away ? [{ startsOn, endsOn: addDays(startsOn, random.int(3, 11)), note: 'Congé' }] : [],
    zones: drawZones(random, home, districts),
    travelMinutes: random.chance(0.2) ? random.pick([15, 20, 30]) : 0,
  }
}
