import { addDays, type LocalDate, weekday } from '@/lib/time/zone'
import type { Loader } from './loader'
import type { Random } from './random'

const DAYS = 365
const SUNDAY = 7

/** How often the showcase's profile was opened over a year: more and more, and less on Sundays. Today is left to people. */
export function addViews(loader: Loader, random: Random, providerId: number, today: LocalDate): void {
  for (let ago = DAYS; ago >= 1; ago--) {
    const day = addDays(today, -ago)
    const usual = 6 + Math.round(((DAYS - ago) / DAYS) * 18)
    const views = weekday(day) === SUNDAY ? Math.round(usual / 2) : usual
    loader.add('provider_views', { provider_id: providerId, day, views: views + random.int(0, 6) })
  }
}
