import { Counter, collectDefaultMetrics, Gauge, register } from 'prom-client'
import { statementCount } from '@/db/client'

/** prom-client is external to every bundle, so this registry is the process's own. */
export { register }

function once<T>(name: string, make: () => T): T {
  return (register.getSingleMetric(name) as T | undefined) ?? make()
}

/** Declares the process-wide metrics. Safe to call again. */
export function declareMetrics(): void {
  if (register.getSingleMetric('khadamat_sql_statements_total')) return
  collectDefaultMetrics()
  // Named from the start: before its first event a counter would be missing, and a rate over it too.
  jobsTotal()
  bookingTransitions()
  failedSignIns()
  refusals()
  mailsTotal()
  new Counter({
    name: 'khadamat_sql_statements_total',
    help: 'SQL statements sent',
    collect() {
      this.reset()
      this.inc(statementCount())
    },
  })
}

export const jobsTotal = () =>
  once(
    'khadamat_jobs_total',
    () => new Counter({ name: 'khadamat_jobs_total', help: 'Jobs finished', labelNames: ['task', 'result'] }),
  )

/** A try that failed and is made again is `retry`; the last one is `dead`. */
export const mailsTotal = () =>
  once(
    'khadamat_mails_total',
    () =>
      new Counter({ name: 'khadamat_mails_total', help: 'Tries to send an e-mail', labelNames: ['result'] }),
  )

export const bookingTransitions = () =>
  once(
    'khadamat_booking_transitions_total',
    () =>
      new Counter({
        name: 'khadamat_booking_transitions_total',
        help: 'Booking transitions made',
        labelNames: ['transition'],
      }),
  )

export const failedSignIns = () =>
  once(
    'khadamat_failed_sign_ins_total',
    () =>
      new Counter({
        name: 'khadamat_failed_sign_ins_total',
        help: 'Sign-ins that failed',
        labelNames: ['outcome'],
      }),
  )

/** By code; `foreign_origin` is counted by the server, before anything of ours runs. */
export const refusals = () =>
  once(
    'khadamat_refusals_total',
    () =>
      new Counter({
        name: 'khadamat_refusals_total',
        help: 'Requests refused: forbidden, from a foreign page, too many',
        labelNames: ['reason'],
      }),
  )

const gauge = (name: string, help: string, labelNames: string[] = []) =>
  once(name, () => new Gauge({ name, help, labelNames }))

export const databaseUp = () => gauge('khadamat_database_up', 'Whether the database answered the last time')

export const jobsByState = () => gauge('khadamat_jobs', 'Jobs not done: waiting, ready, dead', ['state'])

export const oldestJobSeconds = () =>
  gauge('khadamat_jobs_oldest_ready_seconds', 'How long the oldest job that could run has waited')

/** Estimates above some ten thousand bookings. */
export const bookingsByStatus = () => gauge('khadamat_bookings', 'Bookings by status', ['status'])
