import { z } from 'zod'
import type { BookingPolicy } from '../domain/policy'
import { POLICY_LIMITS, type RuleName } from '../domain/policy-limits'

const number = ({ min, max }: { min: number; max: number }) =>
  z
    .string({ error: 'field.required' })
    .trim()
    .regex(/^\d{1,6}$/, 'field.number')
    .transform(Number)
    .refine(value => min <= value && value <= max, 'policy.limits')

/** What must not be longer than what. */
const ORDER: readonly (readonly [shorter: RuleName, longer: RuleName])[] = [
  ['remindLast', 'remindFirst'],
  ['answerSameDay', 'answerWithin'],
]

const names = Object.keys(POLICY_LIMITS) as RuleName[]
type Fields = Record<RuleName, ReturnType<typeof number>>

/** Every number of the booking rules, as an administrator sends them. */
export const policySchema = z
  .object(Object.fromEntries(names.map(name => [name, number(POLICY_LIMITS[name])])) as Fields)
  .superRefine((policy: BookingPolicy, context) => {
    for (const [shorter, longer] of ORDER) {
      if (policy[shorter] > policy[longer])
        context.addIssue({ code: 'custom', path: [shorter], message: 'policy.order' })
    }
  })
