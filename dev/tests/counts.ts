/** What a stage of the tests came to. */
export type Counts = { passed: number; failed: number; remarks: string[] }

type VitestReport = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { name: string; status: string; assertionResults: unknown[] }[]
}
type PlaywrightReport = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number }
  errors: { message?: string }[]
}
type CheckReport = { name: string; ok: boolean }[]

const remark = (count: number, text: string) => (count > 0 ? [`${count} ${text}`] : [])

/** Vitest's JSON. A file that could not be loaded has no tests to fail: it counts as one. */
export function vitestCounts(report: VitestReport): Counts {
  const unloaded = report.testResults.filter(
    file => file.status === 'failed' && file.assertionResults.length === 0,
  )
  const skipped = report.numPendingTests + report.numTodoTests
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length + skipped,
    remarks: [...remark(unloaded.length, 'files could not be loaded'), ...remark(skipped, 'skipped')],
  }
}

/** Playwright's JSON. A test that passes only when repeated is a failure nobody has understood yet. */
export function playwrightCounts({ stats, errors }: PlaywrightReport): Counts {
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + stats.skipped + errors.length,
    remarks: [
      ...remark(stats.flaky, 'flaky'),
      ...remark(stats.skipped, 'skipped'),
      ...errors.map(({ message }) => (message ?? '').split('\n')[0] ?? ''),
    ],
  }
}

/** The check's own list of steps. */
export function checkCounts(report: CheckReport): Counts {
  const failed = report.filter(({ ok }) => !ok)
  return {
    passed: report.length - failed.length,
    failed: failed.length,
    remarks: failed.map(({ name }) => name),
  }
}

/**
 * A stage's counts, never better than its exit code: one that ran nothing, broke off or failed without
 * a failing test counts as one failure.
 */
export function settle(counts: Counts | undefined, exitCode: number | null): Counts {
  if (!counts) return { passed: 0, failed: 1, remarks: [`broke off (exit code ${exitCode})`] }
  if (counts.passed + counts.failed === 0)
    return { ...counts, failed: 1, remarks: [...counts.remarks, 'ran no tests'] }
  if (exitCode !== 0 && counts.failed === 0) {
    return { ...counts, failed: 1, remarks: [...counts.remarks, `exit code ${exitCode}`] }
  }
  return counts
}
