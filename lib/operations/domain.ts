/** `failed` is what keeps the product from working; `degraded` is what someone should look at. */
export type CheckStatus = 'ok' | 'degraded' | 'failed'

/** How the queue stands. Seconds and counts. */
export type JobFacts = {
  /** Jobs that are still to run, now or later. */
  waiting: number
  /** Jobs that could run now. */
  ready: number
  /** How long the oldest of those has been ready. */
  oldestReadySeconds: number
  /** Jobs that will not be tried again. */
  dead: number
  /** Those that gave up within the last hour. */
  diedLastHour: number
}

/** A worker takes a ready job within a second; after five minutes none is taking any. */
const LATE_SECONDS = 300

/**
 * How the queue is. Old dead jobs are an administrator's list, not an alarm: only fresh ones count, so that the
 * state recovers by itself.
 */
export function jobStatus(jobs: JobFacts): CheckStatus {
  return jobs.oldestReadySeconds > LATE_SECONDS || jobs.diedLastHour > 0 ? 'degraded' : 'ok'
}

/** The state of the whole: that of its worst part. */
export function overall(statuses: readonly CheckStatus[]): 'ok' | 'degraded' {
  return statuses.every(status => status === 'ok') ? 'ok' : 'degraded'
}

const OURS = /^((mail|sms): [\w ]+ \([\w ]+\)|[A-Z]\w{2,40}(Error|Broken|Slow))(?!\w)/

/** What kind of error a job died of: its name, never its words, in which somebody's data may stand. */
export function errorName(text: string | null): string {
  return OURS.exec(text ?? '')?.[1] ?? 'Error'
}
