import 'server-only'
import type { TaskList } from 'graphile-worker'
import { now } from '@/lib/time/clock'
import { EXPORT_JOB } from '../commands/export'
import { prepareExport, sweepExports } from './export'

export const EXPORT_SWEEP_JOB = 'sweep_exports'

export const privacyTasks: TaskList = {
  [EXPORT_JOB]: prepareExport,
  [EXPORT_SWEEP_JOB]: () => sweepExports(now()),
}
