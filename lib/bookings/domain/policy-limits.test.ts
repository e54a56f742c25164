import { describe, expect, it } from 'vitest'
import { policySchema } from '../schemas/policy'
import { BOOKING_POLICY } from './policy'
import { POLICY_GROUPS, POLICY_LIMITS, type RuleName } from './policy-limits'

const names = Object.keys(BOOKING_POLICY) as RuleName[]
const typed = (changes: Record<string, string> = {}) => ({
  ...Object.fromEntries(names.map(name => [name, String(BOOKING_POLICY[name])])),
  ...changes,
})

describe('the limits of the booking rules', () => {
  it('hold every default', () => {
    for (const name of names) {
      expect(BOOKING_POLICY[name]).toBeGreaterThanOrEqual(POLICY_LIMITS[name].min)
      expect(BOOKING_POLICY[name]).toBeLessThanOrEqual(POLICY_LIMITS[name].max)
    }
    expect(policySchema.safeParse(typed()).data).toEqual(BOOKING_POLICY)
  })

  it('are shown for every rule, each once', () => {
    expect(Object.values(POLICY_GROUPS).flat().sort()).toEqual([...names].sort())
  })

  it.each([
    [{ feePercent: '101' }, 'feePercent', 'policy.limits'],
    [{ openRequests: '0' }, 'openRequests', 'policy.limits'],
    [{ hold: '-1' }, 'hold', 'field.number'],
    [{ hold: '' }, 'hold', 'field.number'],
    [{ remindLast: '600', remindFirst: '300' }, 'remindLast', 'policy.order'],
    [{ answerSameDay: '200', answerWithin: '100' }, 'answerSameDay', 'policy.order'],
  ])('%j is refused', (changes, field, code) => {
    const issues = policySchema.safeParse(typed(changes)).error?.issues ?? []
    expect(issues.map(issue => [issue.path[0], issue.message])).toContainEqual([field, code])
  })
})
