import 'server-only'
import type { TaskList } from 'graphile-worker'
import { database } from '@/db/client'
import { now } from '@/lib/time/clock'
import { refreshResponseMinutes } from './commands'

export const RESPONSE_JOB = 'refresh_response_minutes'

export const statisticsTasks: TaskList = {
  [RESPONSE_JOB]: async () => {
    await refreshResponseMinutes(database(), now())
  },
}
