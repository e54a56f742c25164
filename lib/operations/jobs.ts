import 'server-only'
import type { TaskList } from 'graphile-worker'
import { database } from '@/db/client'
import { now } from '@/lib/time/clock'
import { sweepExpired } from './commands'

export const SWEEP_JOB = 'sweep_expired'

export const operationTasks: TaskList = { [SWEEP_JOB]: () => sweepExpired(database(), now()) }
