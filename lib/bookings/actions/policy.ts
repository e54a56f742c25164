'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { tags } from '@/lib/core/cache'
import { now } from '@/lib/time/clock'
import { savePolicy as save } from '../commands/policy'
import { policySchema } from '../schemas/policy'

export const savePolicy = defineAction({
  name: 'bookings.policy',
  audit: ['settings.changed'],
  who: 'admin',
  limit: 'mutation',
  schema: policySchema,
  reload: true,
  // The legal pages tell these numbers.
  stale: () => [tags.policy],
  run: (input, actor) => database().transaction(tx => save(tx, actor, input, now())),
})
