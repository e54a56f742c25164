import { addDays } from '@/lib/time/zone'
import type { DaySpan } from './calendar'

/** Longer than Ramadan with its feast: a typing error. */
export const LONGEST_PERIOD = 45

/**
 * The days on which a period of the country's calendar no longer says what it said: those it left and those it came
 * to. Null stands for a period that was not there before, or is not there any more.
 */
export function changedDays(old: DaySpan | null, next: DaySpan | null): DaySpan[] {
  if (!old || !next) return [old ?? next].filter(span => span !== null)
  if (old.endsOn < next.startsOn || next.endsOn < old.startsOn) return [old, next]
  const [firstStart = '', lastStart = ''] = [old.startsOn, next.startsOn].sort()
  const [firstEnd = '', lastEnd = ''] = [old.endsOn, next.endsOn].sort()
  return [
    { startsOn: firstStart, endsOn: addDays(lastStart, -1) },
    { startsOn: addDays(firstEnd, 1), endsOn: lastEnd },
  ].filter(({ startsOn, endsOn }) => startsOn <= endsOn)
}

/** The name of an entry in addresses and tests: `aid-al-fitr-2027`. Empty when the name has no Latin letter. */
export function periodSlug(nameFr: string, startsOn: string): string {
  const words = nameFr
    .normalize('NFD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return words && `${words}-${startsOn.slice(0, 4)}`
}
