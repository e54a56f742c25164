'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'
import { now } from '@/lib/time/clock'
import { proposeTime as propose } from '../commands/propose'
import { acceptProposal, declineProposal, retractProposal } from '../commands/reschedule'
import { type DecideInput, decideSchema, type ProposeInput, proposeSchema } from '../schemas'

export const proposeNewTime = defineAction({
  name: 'bookings.propose',
  audit: ['booking.propose'],
  who: 'user',
  limit: 'mutation',
  schema: proposeSchema,
  reload: true,
  run: ({ booking, start, version, note }: ProposeInput, actor: User) =>
    database().transaction(tx => propose(tx, actor, booking, start, now(), { version, note })),
})

const shared = { who: 'user', limit: 'mutation', schema: decideSchema, reload: true } as const
const by =
  (command: typeof acceptProposal) =>
  ({ booking, version }: DecideInput, actor: User) =>
    database().transaction(tx => command(tx, actor, booking, now(), { version }))

export const acceptNewTime = defineAction({
  ...shared,
  name: 'bookings.reschedule',
  audit: ['booking.reschedule'],
  run: by(acceptProposal),
})
export const declineNewTime = defineAction({
  ...shared,
  name: 'bookings.decline',
  audit: ['booking.decline'],
  run: by(declineProposal),
})
export const retractNewTime = defineAction({
  ...shared,
  name: 'bookings.retract',
  audit: ['booking.retract'],
  run: by(retractProposal),
})
