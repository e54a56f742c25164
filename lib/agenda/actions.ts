'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { tags } from '@/lib/core/cache'
import { now } from '@/lib/time/clock'
import { blockTime } from './commands'
import { blockSchema } from './schemas'

/** Taken back by `removeException`: a block is a dated exception. */
export const block = defineAction({
  name: 'agenda.block',
  audit: ['availability.plan_changed'],
  who: 'provider',
  limit: 'mutation',
  schema: blockSchema,
  reload: true,
  stale: ({ slug }: { slug: string }) => [tags.provider(slug)],
  run: (input, actor) => database().transaction(tx => blockTime(tx, actor, input, now())),
})
