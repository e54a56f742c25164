'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'
import { now } from '@/lib/time/clock'
import { moveSeries } from '../commands/series'
import { type SeriesInput, seriesSchema } from '../schemas'

export const answerSeries = defineAction({
  name: 'bookings.series',
  audit: ['booking.accept', 'booking.refuse', 'booking.withdraw', 'booking.cancel'],
  who: 'user',
  limit: 'mutation',
  schema: seriesSchema,
  reload: true,
  run: ({ booking, act, version, reason }: SeriesInput, actor: User) =>
    database().transaction(tx => moveSeries(tx, actor, booking, act, now(), { version, reason })),
})
