import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { log } from './log'
import { requestContext } from './request-context'
import { takeSecurityCounts } from './security-counts.mjs'
import { isSuspicious, noteFailedSignIn, noteRefusal, noteResetAsked, noteSuspicion } from './security-events'

let lines: string[]
const stream = (log as unknown as Record<symbol, { write(line: string): void }>)[
  Object.getOwnPropertySymbols(log).find(symbol => symbol.description === 'pino.stream') as symbol
]
beforeEach(() => {
  lines = []
  takeSecurityCounts()
  if (!stream) throw new Error('pino has no stream')
  vi.spyOn(stream, 'write').mockImplementation((line: string) => {
    lines.push(line)
  })
})
afterEach(() => vi.restoreAllMocks())

const last = () => JSON.parse(lines.at(-1) ?? '{}')
const here = { requestId: 'r-12345678', sqlStatements: 0, ip: '41.140.1.1', userAgent: 'Firefox' }

test('what happens goes to the security stream, with caller and request, and without secrets', () => {
  requestContext.run(here, () => {
    noteRefusal('auth.forbidden', { at: 'admin.approve', userId: 'u-1' })
    expect(last()).toMatchObject({
      level: 'warn',
      stream: 'security',
      event: 'refusal',
      code: 'auth.forbidden',
      at: 'admin.approve',
      userId: 'u-1',
      ip: '41.140.1.1',
      requestId: 'r-12345678',
    })
    noteFailedSignIn('WRONG_PASSWORD', null)
    expect(last()).toMatchObject({ stream: 'security', event: 'failed_sign_in', outcome: 'WRONG_PASSWORD' })
    noteSuspicion('code_replayed', { userId: 'u-1', token: 'hunter2' })
    expect(last()).toMatchObject({ stream: 'security', event: 'code_replayed', token: '[redacted]' })
  })
  expect(lines.join()).not.toContain('hunter2')
})

test('a refusal and a link asked for are counted; a link alone is no line', () => {
  noteRefusal('rate_limited', { at: 'route' })
  noteResetAsked()
  noteResetAsked()
  expect(lines).toHaveLength(1)
  expect(new Map(takeSecurityCounts())).toEqual(
    new Map([
      ['refusals', 1],
      ['resets', 2],
    ]),
  )
  expect(takeSecurityCounts()).toEqual([])
})

test.each([
  ['auth.forbidden', true],
  ['rate_limited', true],
  ['not_found', false],
  ['invalid', false],
  ['auth.sign_in_required', false],
])('%s: %s', (code, suspicious) => {
  expect(isSuspicious(code)).toBe(suspicious)
})
