'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { now } from '@/lib/time/clock'
import * as commands from './commands/failed-jobs'
import { jobSchema } from './schemas'

const shared = { who: 'admin', limit: 'mutation', reload: true, schema: jobSchema } as const

export const retryJob = defineAction({
  ...shared,
  name: 'jobs.retry',
  audit: ['job.retried'],
  run: async ({ job }, actor) => {
    await database().transaction(tx => commands.retryJob(tx, actor, job, now()))
    return {}
  },
})

export const removeJob = defineAction({
  ...shared,
  name: 'jobs.remove',
  audit: ['job.removed'],
  run: async ({ job }, actor) => {
    await database().transaction(tx => commands.removeJob(tx, actor, job, now()))
    return {}
  },
})
