import { describe, expect, it } from 'vitest'
import { checkCounts, playwrightCounts, settle, vitestCounts } from './counts'

const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0, testResults: [] }

describe('a stage of the tests', () => {
  it('is as good as its tests', () => {
    expect(settle(vitestCounts(vitest), 0)).toEqual({ passed: 3, failed: 0, remarks: [] })
    expect(
      settle(
        checkCounts([
          { name: 'types', ok: false },
          { name: 'lint', ok: true },
        ]),
        1,
      ),
    ).toEqual({
      ...{ passed: 1, failed: 1, remarks: ['types'] },
    })
  })

  it('fails for a file that does not load, a skipped test, a flaky one', () => {
    const broken = { name: 'a.test.ts', status: 'failed', assertionResults: [] }
    expect(vitestCounts({ ...vitest, testResults: [broken] }).failed).toBe(1)
    expect(vitestCounts({ ...vitest, numPendingTests: 1, numTodoTests: 1 }).failed).toBe(2)
    const stats = { expected: 5, unexpected: 0, flaky: 1, skipped: 1 }
    expect(playwrightCounts({ stats, errors: [{ message: 'no server' }] })).toMatchObject({
      passed: 5,
      failed: 3,
    })
  })

  it('fails when it ran nothing, wrote nothing, or ended badly without saying why', () => {
    expect(settle(vitestCounts({ ...vitest, numPassedTests: 0 }), 0).failed).toBe(1)
    expect(settle(undefined, 0).failed).toBe(1)
    expect(settle(vitestCounts(vitest), 1)).toMatchObject({ passed: 3, failed: 1 })
  })
})
