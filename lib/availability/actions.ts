'use server'

import { database, type Tx } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'
import { tags } from '@/lib/core/cache'
import { now } from '@/lib/time/clock'
import * as dated from './commands/dated'
import type { Changed } from './commands/own'
import * as periods from './commands/periods'
import { savePlan as plan } from './commands/plan'
import * as settings from './commands/rules'
import {
  exceptionSchema,
  newPeriodSchema,
  periodSchema,
  planSchema,
  rowSchema,
  rulesSchema,
  timeOffSchema,
  zonesSchema,
} from './schemas'

type Command<Input, Data> = (tx: Tx, actor: User, input: Input, at: Date) => Promise<Data>

const within =
  <Input, Data>(command: Command<Input, Data>) =>
  (input: Input, actor: User) =>
    database().transaction(tx => command(tx, actor, input, now()))

/** The profile says how far ahead one can book; lists link its slots. */
const stale = ({ slug }: Changed) => [tags.provider(slug)]
const own = { who: 'provider', limit: 'mutation', reload: true, stale } as const

export const savePlan = defineAction({
  ...own,
  name: 'availability.plan',
  audit: ['availability.plan_changed'],
  schema: planSchema,
  run: within(plan),
})
export const addException = defineAction({
  ...own,
  name: 'availability.add_exception',
  audit: ['availability.plan_changed'],
  schema: exceptionSchema,
  run: within(dated.addException),
})
export const removeException = defineAction({
  ...own,
  name: 'availability.remove_exception',
  audit: ['availability.plan_changed'],
  schema: rowSchema,
  run: within(dated.removeException),
})
export const addTimeOff = defineAction({
  ...own,
  name: 'availability.add_time_off',
  audit: ['availability.plan_changed'],
  schema: timeOffSchema,
  run: within(dated.addTimeOff),
})
export const removeTimeOff = defineAction({
  ...own,
  name: 'availability.remove_time_off',
  audit: ['availability.plan_changed'],
  schema: rowSchema,
  run: within(dated.removeTimeOff),
})
export const saveRules = defineAction({
  ...own,
  name: 'availability.rules',
  audit: ['availability.plan_changed'],
  schema: rulesSchema,
  run: within(settings.saveRules),
})
export const saveZones = defineAction({
  ...own,
  name: 'availability.zones',
  audit: ['availability.plan_changed'],
  schema: zonesSchema,
  run: within(settings.saveZones),
})

const country = { who: 'admin', limit: 'mutation', reload: true } as const

export const savePeriod = defineAction({
  ...country,
  name: 'calendar.save',
  audit: ['calendar.period_changed'],
  schema: periodSchema,
  run: within(periods.savePeriod),
})
export const addPeriod = defineAction({
  ...country,
  name: 'calendar.add',
  audit: ['calendar.period_changed'],
  schema: newPeriodSchema,
  run: within(periods.addPeriod),
})
export const removePeriod = defineAction({
  ...country,
  name: 'calendar.remove',
  audit: ['calendar.period_changed'],
  schema: rowSchema,
  run: within(periods.removePeriod),
})
