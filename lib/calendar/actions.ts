'use server'

import { z } from 'zod'
import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'
import { now } from '@/lib/time/clock'
import { endFeed, renewFeed } from './commands'

const shared = { who: 'user', limit: 'mutation', schema: z.object({}), reload: true } as const

export const renewCalendar = defineAction({
  ...shared,
  name: 'calendar.renew',
  audit: ['calendar.feed_renewed'],
  run: (_: unknown, actor: User) => database().transaction(tx => renewFeed(tx, actor, now())),
})

export const endCalendar = defineAction({
  ...shared,
  name: 'calendar.end',
  audit: ['calendar.feed_ended'],
  run: (_: unknown, actor: User) => database().transaction(tx => endFeed(tx, actor, now())),
})
