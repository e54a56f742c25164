import 'server-only'
import type { TaskList } from 'graphile-worker'
import { database } from '@/db/client'
import { now } from '@/lib/time/clock'
import { raiseBursts, sweepCspReports } from './commands'

export const BURST_JOB = 'detect_bursts'
export const CSP_SWEEP_JOB = 'sweep_csp_reports'

export const securityTasks: TaskList = {
  [BURST_JOB]: () => database().transaction(tx => raiseBursts(tx, now())),
  [CSP_SWEEP_JOB]: () => sweepCspReports(database(), now()),
}
