import { missingServers } from '../../tests/services/support/programs'
import { say } from '../launcher/say.mjs'
import { runStages, vitest } from './run'

/**
 * Runs what needs real servers beside the site. A missing one is a failure, never a reason to skip; the last line is
 * `N passed, N failed`.
 */
export async function runServiceTests(): Promise<void> {
  const missing = missingServers()
  if (missing.length === 0) return runStages([vitest('services')])
  say(`\n${missing.join('\n')}\n`)
  say(`0 passed, ${missing.length} failed`)
  process.exitCode = 1
}
