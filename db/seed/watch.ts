import type { Loader } from './loader'
import type { Random } from './random'

const MINUTE = 60_000
const DAY_MINUTES = 24 * 60
const OUTCOMES = ['SUCCESS', 'SUCCESS', 'SUCCESS', 'WRONG_PASSWORD', 'WRONG_CODE'] as const
/** Two hours of one night when somebody went through a list of addresses, a little below an alarm. */
const SIEGE = { from: 9 * 60, minutes: 110, tries: 160 }

/** What browsers have stopped: an extension's script, a picture that a page was not made with. */
const REPORTS = [
  { directive: 'script-src-elem', blocked: 'https://cdn.annonces.example', page: '/fr/search', hits: 14 },
  { directive: 'img-src', blocked: 'https://images.traduction.example', page: '/ar/services/{id}', hits: 3 },
  { directive: 'script-src-attr', blocked: 'inline', page: '/fr/providers/{id}', hits: 1 },
] as const

/** The last day's sign-ins of nobody in particular, and a few reports: what an administrator watches. */
export function addWatch(loader: Loader, random: Random, now: Date): void {
  const ago = (minutes: number) => new Date(now.getTime() - minutes * MINUTE)
  const signIn = (outcome: (typeof OUTCOMES)[number], minutes: number) =>
    loader.add('sign_ins', {
      outcome,
      ip: `196.200.${random.int(0, 255)}.${random.int(1, 254)}`,
      at: ago(minutes),
    })
  for (let minutes = 15; minutes < DAY_MINUTES; minutes += random.int(4, 22)) {
    signIn(random.pick(OUTCOMES), minutes)
  }
  for (let n = 0; n < SIEGE.tries; n++) signIn('WRONG_PASSWORD', SIEGE.from + random.int(0, SIEGE.minutes))
  REPORTS.forEach((report, index) => {
    loader.add('csp_reports', {
      ...report,
      first_at: ago((index + 3) * DAY_MINUTES),
      last_at: ago((index + 1) * 55),
    })
  })
}
