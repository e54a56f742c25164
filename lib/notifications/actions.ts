'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { now } from '@/lib/time/clock'
import { changePreferences as change, switchByLink } from './commands/preferences'
import { preferencesSchema, unsubscribeSchema } from './schemas'

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

const byLink = {
  audit: ['account.preferences_changed'],
  who: 'anyone',
  limit: 'answer_link',
  reload: true,
  schema: unsubscribeSchema,
} as const

/** Ends e-mails of one kind by the link of such an e-mail. */
export const unsubscribe = defineAction({
  ...byLink,
  name: 'notifications.unsubscribe',
  run: async ({ token }) => {
    await database().transaction(tx => switchByLink(tx, token, false, now()))
    return {}
  },
})

/** Takes that back. */
export const resubscribe = defineAction({
  ...byLink,
  name: 'notifications.resubscribe',
  run: async ({ token }) => {
    await database().transaction(tx => switchByLink(tx, token, true, now()))
    return {}
  },
})
