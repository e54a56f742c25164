import { jobsTotal } from '../metrics'

/** Counts a finished job. */
export function jobFinished(task: string, succeeded: boolean): void {
  jobsTotal().inc({ task, result: succeeded ? 'ok' : 'error' })
}
