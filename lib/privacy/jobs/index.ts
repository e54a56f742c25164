import 'server-only'
import type { TaskList } from 'graphile-worker'
import { database } from '@/db/client'
import { now } from '@/lib/time/clock'
import { EXPORT_JOB } from '../commands/export'
import { applyRetention } from '../commands/retention'
import { announceTermsToAll } from '../commands/terms'
import { prepareExport, sweepExports } from './export'

export const EXPORT_SWEEP_JOB = 'sweep_exports'
export const RETENTION_JOB = 'apply_retention'
export const TERMS_JOB = 'announce_terms'

export const privacyTasks: TaskList = {
  [EXPORT_JOB]: prepareExport,
  [EXPORT_SWEEP_JOB]: () => sweepExports(now()),
  [TERMS_JOB]: () => announceTermsToAll(database(), now()),
  [RETENTION_JOB]: () => applyRetention(database(), now()),
}
