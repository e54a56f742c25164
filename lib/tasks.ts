import type { TaskList } from 'graphile-worker'
import { accountTasks } from '@/lib/accounts/jobs'
import { AUDIT_CLEAN_JOB, auditTasks } from '@/lib/audit/jobs'
import { availabilityTasks } from '@/lib/availability/jobs'
import { BOOKING_SWEEP_JOB, bookingTasks } from '@/lib/bookings/jobs'
import { REANCHOR_JOB } from '@/lib/bookings/jobs/reanchor'
import { FILE_SWEEP_JOB, fileTasks } from '@/lib/files/jobs'
import { IDENTITY_SWEEP_JOB, identityTasks } from '@/lib/identity/jobs'
import { notificationTasks } from '@/lib/notifications/jobs'
import { operationTasks, SWEEP_JOB } from '@/lib/operations/jobs'
import { EXPORT_SWEEP_JOB, privacyTasks, RETENTION_JOB, TERMS_JOB } from '@/lib/privacy/jobs'
import { QUOTE_SWEEP_JOB, quoteTasks } from '@/lib/quotes/jobs'
import { REVIEW_SWEEP_JOB, reviewTasks } from '@/lib/reviews/jobs'
import { BURST_JOB, CSP_SWEEP_JOB, securityTasks } from '@/lib/security/jobs'
import { smsTasks } from '@/lib/sms/jobs'
import { RESPONSE_JOB, statisticsTasks } from '@/lib/statistics/jobs'

/** Every job of every feature, by the name it is enqueued under. */
export const tasks: TaskList = {
  ...availabilityTasks,
  ...accountTasks,
  ...auditTasks,
  ...bookingTasks,
  ...fileTasks,
  ...identityTasks,
  ...notificationTasks,
  ...operationTasks,
  ...privacyTasks,
  ...quoteTasks,
  ...reviewTasks,
  ...securityTasks,
  ...smsTasks,
  ...statisticsTasks,
}

/** What a worker looks at when it starts: a new version may know a new law. */
export const atStart = [REANCHOR_JOB]

/** What runs by the clock. */
export const crontab = `* * * * * ${BURST_JOB}
53 3 * * * ${CSP_SWEEP_JOB}
17 * * * * ${SWEEP_JOB}
23 3 * * * ${RESPONSE_JOB}
52 3 * * * ${AUDIT_CLEAN_JOB}
37 * * * * ${FILE_SWEEP_JOB}
47 * * * * ${IDENTITY_SWEEP_JOB}
47 * * * * ${EXPORT_SWEEP_JOB}
13 2 * * * ${RETENTION_JOB}
3 9 * * * ${TERMS_JOB}
*/5 * * * * ${BOOKING_SWEEP_JOB}
*/5 * * * * ${QUOTE_SWEEP_JOB}
*/10 * * * * ${REVIEW_SWEEP_JOB}`
