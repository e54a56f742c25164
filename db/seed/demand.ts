import type { Client } from './clients'
import type { Random } from './random'
import { share } from './shares'
import { divide, type Volume } from './sizes'
import type { Ending } from './story'

/** A booking to make for a provider. Days count from today. */
export type Wish = {
  ending: Ending
  days: readonly [number, number]
  reviewed: boolean
  client?: Client
  /** Slug of the service; drawn when left out. */
  service?: string
  /** Of the review; drawn when left out. */
  words?: { stars: number; body: string }
}

export const HISTORY_DAYS = 540
const ENDED: readonly Ending[] = [
  'cancelledByClient',
  'cancelledByProvider',
  'withdrawn',
  'refused',
  'expired',
]
const ENDED_ODDS = [34, 12, 16, 20, 18]

/** How long each provider has been here and how much each is asked for. A few are new and have done nothing yet. */
function drawTenure(random: Random, count: number) {
  const days = Array.from({ length: count }, () => random.int(45, 900))
  const popularity = days.map(age =>
    random.chance(0.06) ? 0 : Math.exp(random.normal() * 0.9) * Math.min(age, HISTORY_DAYS),
  )
  return { days, popularity }
}

/**
 * What each provider's calendar must hold so that the totals of the volume come out. The first provider is
 * the showcase and has its own figures.
 */
export function planDemand(random: Random, volume: Volume) {
  const { days, popularity } = drawTenure(random, volume.providers)
  days[0] = 900
  popularity[0] = 0
  const total = divide(volume)
  // At most one job on two days of the past, one on three of the coming weeks.
  const past = days.map(age => Math.floor(Math.min(age, HISTORY_DAYS) * 0.28))
  const weights = { past: popularity, coming: popularity.map(weight => weight ** 0.7) }
  const reviewed = share(volume.reviews - volume.showcase.reviews, weights.past, past)
  const completed = share(total.completed - volume.showcase.completed, weights.past, past)
  const ended = share(total.ended, weights.past, past)
  const coming = share(
    total.upcoming,
    weights.coming,
    days.map(() => 9),
  )
  const runningEvery = Math.floor(volume.providers / Math.max(1, total.running))
  const pendingOdds = total.upcoming > 0 ? total.pending / total.upcoming : 0
  const times = (count = 0, wish: () => Wish) => Array.from({ length: count }, wish)

  const wishesOf = (index: number, stream: Random): Wish[] => {
    const window = [-Math.min(days[index] ?? 0, HISTORY_DAYS) + 16, -1] as const
    const isRunning = total.running > 0 && index % runningEvery === 1
    return [
      ...times(isRunning ? 1 : 0, () => ({ ending: 'running', days: [-2, 0], reviewed: false })),
      ...times(coming[index], () =>
        stream.chance(pendingOdds)
          ? { ending: 'pending', days: [2, 12], reviewed: false }
          : { ending: 'confirmed', days: [1, 20], reviewed: false },
      ),
      ...times(reviewed[index], () => ({ ending: 'completed', days: window, reviewed: true })),
      ...times(completed[index], () => ({ ending: 'completed', days: window, reviewed: false })),
      ...times(ended[index], () => ({
        ending: ENDED[stream.weighted(ENDED_ODDS)] ?? 'refused',
        days: window,
        reviewed: false,
      })),
    ]
  }
  return { tenureDays: days, wishesOf }
}
