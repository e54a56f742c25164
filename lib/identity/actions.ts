'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { now } from '@/lib/time/clock'
import { withdrawDocument as withdraw } from './commands'
import { documentSchema } from './schemas'

export const withdrawDocument = defineAction({
  name: 'identity.withdraw',
  who: 'provider',
  limit: 'mutation',
  audit: ['identity.withdrawn'],
  schema: documentSchema,
  reload: true,
  run: async ({ document }, actor) => {
    await database().transaction(tx => withdraw(tx, actor, document, now()))
    return { document }
  },
})
