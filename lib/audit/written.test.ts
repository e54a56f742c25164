import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { ALERT_JOB, tellAt } from './domain/alerts'
import { AUDIT_ACTION_NAMES, AUDIT_ACTIONS, severityOf } from './domain/catalogue'

const ROOT = join(import.meta.dirname, '..')
const LISTS = /(^|\/)actions(\/|\.)|audit\/domain|\.test\./

/** What commands, jobs, routes and tools say: neither the catalogue itself nor what actions declare. */
const sources = [ROOT, join(ROOT, '../app'), join(ROOT, '../scripts/secrets')].flatMap(folder =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !LISTS.test(file))
    .map(file => readFileSync(join(folder, file), 'utf8')),
)
/** Steps of a table are written by one function each, under the name of the step. */
const FAMILIES = ['booking', 'quote', 'quote_request']

const isWritten = (action: string) => {
  const [family = ''] = action.split('.')
  const byName = sources.some(source => source.includes(`'${action}'`))
  return byName || (FAMILIES.includes(family) && sources.some(source => source.includes(`\`${family}.\${`)))
}

describe('the catalogue', () => {
  it('has at least forty acts, and the code writes each of them', () => {
    expect(AUDIT_ACTION_NAMES.length).toBeGreaterThanOrEqual(40)
    expect(AUDIT_ACTION_NAMES.filter(action => !isWritten(action))).toEqual([])
  })

  it('keeps what anybody does to the own account below what alarms', () => {
    const own = AUDIT_ACTION_NAMES.filter(action => action.startsWith('account.'))
    expect(own.filter(action => ['HIGH', 'CRITICAL'].includes(AUDIT_ACTIONS[action]))).toEqual([])
  })

  it('takes an administrator’s own account more seriously', () => {
    expect(severityOf('account.two_factor_off', 'client')).toBe('MEDIUM')
    expect(severityOf('account.two_factor_off', 'admin')).toBe('HIGH')
    expect(severityOf('account.preferences_changed', 'admin')).toBe('LOW')
  })
})

describe('when administrators are told', () => {
  const at = new Date('2026-11-25T08:00:12.000Z')
  it('is the end of the minute, together with all of that minute', () => {
    expect(tellAt('HIGH', at)).toEqual(new Date('2026-11-25T08:01:00.000Z'))
    expect(tellAt('HIGH', new Date('2026-11-25T08:00:59.999Z'))).toEqual(tellAt('HIGH', at))
  })
  it('is at once for what is critical', () => expect(tellAt('CRITICAL', at)).toEqual(at))
  it('is a job that exists', () => {
    expect(readFileSync(join(ROOT, 'notifications/jobs/index.ts'), 'utf8')).toContain('[ALERT_JOB]')
    expect(ALERT_JOB).toBe('tell_administrators')
  })
})
