'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'
import { now } from '@/lib/time/clock'
import { addStatement as add, openDispute as open, ruleDispute as rule } from './commands'
import {
  type DisputeInput,
  disputeSchema,
  type RulingInput,
  rulingSchema,
  type StatementInput,
  statementSchema,
} from './schemas'

const shared = { limit: 'mutation', reload: true } as const

export const openDispute = defineAction({
  ...shared,
  name: 'disputes.open',
  audit: ['booking.dispute', 'file.tied'],
  who: 'user',
  schema: disputeSchema,
  run: (input: DisputeInput, actor: User) => database().transaction(tx => open(tx, actor, input, now())),
})

export const addStatement = defineAction({
  ...shared,
  name: 'disputes.speak',
  audit: ['dispute.statement', 'file.tied'],
  who: 'user',
  schema: statementSchema,
  run: (input: StatementInput, actor: User) => database().transaction(tx => add(tx, actor, input, now())),
})

export const ruleDispute = defineAction({
  ...shared,
  name: 'disputes.rule',
  audit: ['booking.rule'],
  who: 'admin',
  schema: rulingSchema,
  run: (input: RulingInput, actor: User) => database().transaction(tx => rule(tx, actor, input, now())),
})
