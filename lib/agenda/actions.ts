'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { now } from '@/lib/time/clock'
import { blockTime, unblockTime } from './commands'
import { blockSchema, unblockSchema } from './schemas'

export const block = defineAction({
  name: 'agenda.block',
  who: 'provider',
  limit: 'mutation',
  schema: blockSchema,
  reload: true,
  run: (input, actor) => database().transaction(tx => blockTime(tx, actor, input, now())),
})

export const unblock = defineAction({
  name: 'agenda.unblock',
  who: 'provider',
  limit: 'mutation',
  schema: unblockSchema,
  reload: true,
  run: (input, actor) => database().transaction(tx => unblockTime(tx, actor, input.block, now())),
})
