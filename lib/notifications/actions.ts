'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { now } from '@/lib/time/clock'
import { changePreferences as change } from './commands/preferences'
import { preferencesSchema } from './schemas'

export const changePreferences = defineAction({
  name: 'notifications.change_preferences',
  audit: ['account.preferences_changed'],
  who: 'user',
  limit: 'mutation',
  reload: true,
  schema: preferencesSchema,
  run: async (wanted, actor) => {
    await database().transaction(tx => change(tx, actor, wanted, now()))
    return {}
  },
})
