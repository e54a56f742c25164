'use server'

import { database } from '@/db/client'
import { confirmPassword } from '@/lib/accounts/commands/password'
import { defineAction } from '@/lib/core/action'
import { tags } from '@/lib/core/cache'
import { now } from '@/lib/time/clock'
import * as commands from './commands'
import { confirmedUserSchema, suspendSchema, userSchema } from './schemas'

const shared = { who: 'admin', limit: 'mutation', reload: true } as const

export const resetUserTwoFactor = defineAction({
  ...shared,
  name: 'users.reset_two_factor',
  audit: ['user.two_factor_reset'],
  schema: confirmedUserSchema,
  secret: ['current'],
  run: async ({ user, current }, actor) => {
    const db = database()
    await confirmPassword(db, actor, current)
    await db.transaction(tx => commands.resetTwoFactor(tx, actor, user, now()))
    return {}
  },
})

export const endUserSessions = defineAction({
  ...shared,
  name: 'users.end_sessions',
  audit: ['user.sessions_ended'],
  schema: userSchema,
  run: async ({ user }, actor) => {
    await database().transaction(tx => commands.endUserSessions(tx, actor, user, now()))
    return {}
  },
})

export const suspendUser = defineAction({
  ...shared,
  name: 'users.suspend',
  audit: ['user.suspended', 'provider.suspended'],
  schema: suspendSchema,
  secret: ['current'],
  stale: ({ slug }: commands.Moved) => (slug ? [tags.provider(slug), tags.listings] : []),
  run: async ({ user, current, reason }, actor) => {
    const db = database()
    await confirmPassword(db, actor, current)
    return db.transaction(tx => commands.suspendUser(tx, actor, { user, reason }, now()))
  },
})

export const reactivateUser = defineAction({
  ...shared,
  name: 'users.reactivate',
  audit: ['user.reactivated'],
  schema: userSchema,
  run: async ({ user }, actor) => {
    await database().transaction(tx => commands.reactivateUser(tx, actor, user, now()))
    return {}
  },
})
