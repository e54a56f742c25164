import 'server-only'
import type { TaskList } from 'graphile-worker'
import { database } from '@/db/client'
import { now } from '@/lib/time/clock'
import { cleanAuditLog } from './commands'

export const AUDIT_CLEAN_JOB = 'clean_audit_log'

export const auditTasks: TaskList = { [AUDIT_CLEAN_JOB]: () => cleanAuditLog(database(), now()) }
