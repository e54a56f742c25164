'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { now } from '@/lib/time/clock'
import * as letters from './commands/dead-letters'
import { changePreferences as change, switchByLink } from './commands/preferences'
import { liftByAdmin } from './commands/suppression'
import {
  letterSchema,
  lettersSchema,
  preferencesSchema,
  suppressedSchema,
  unsubscribeSchema,
} from './schemas'

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

const byAdmin = { who: 'admin', limit: 'mutation', reload: true } as const

export const retryLetter = defineAction({
  ...byAdmin,
  name: 'notifications.retry_letter',
  audit: ['mail.retried'],
  schema: letterSchema,
  run: async ({ letter }, actor) => {
    await database().transaction(tx => letters.retryLetter(tx, actor, letter, now()))
    return {}
  },
})

export const retryLetters = defineAction({
  ...byAdmin,
  name: 'notifications.retry_letters',
  audit: ['mail.retried'],
  schema: lettersSchema,
  run: ({ template }, actor) =>
    database().transaction(async tx => ({
      count: await letters.retryLetters(tx, actor, template || null, now()),
    })),
})

export const dropLetter = defineAction({
  ...byAdmin,
  name: 'notifications.drop_letter',
  audit: ['mail.dropped'],
  schema: letterSchema,
  run: async ({ letter }, actor) => {
    await database().transaction(tx => letters.dropLetter(tx, actor, letter, now()))
    return {}
  },
})

/** Lets mail go to an address again that the vendor could not reach, or whose reader complained. */
export const liftSuppression = defineAction({
  ...byAdmin,
  name: 'notifications.lift_suppression',
  audit: ['mail.suppression_lifted'],
  schema: suppressedSchema,
  run: async ({ email }, actor) => {
    await database().transaction(tx => liftByAdmin(tx, actor, email, now()))
    return {}
  },
})
