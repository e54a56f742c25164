import { expect, test } from 'vitest'
import { errorName, type JobFacts, jobStatus, overall } from './domain'

const idle: JobFacts = { waiting: 3, ready: 0, oldestReadySeconds: 0, dead: 0, diedLastHour: 0 }

test('a queue that waits for later is well; one that nobody serves is not', () => {
  expect(jobStatus(idle)).toBe('ok')
  expect(jobStatus({ ...idle, ready: 1, oldestReadySeconds: 300 })).toBe('ok')
  expect(jobStatus({ ...idle, ready: 1, oldestReadySeconds: 301 })).toBe('degraded')
})

test('a job that died today is news, one of last week is not', () => {
  expect(jobStatus({ ...idle, dead: 4 })).toBe('ok')
  expect(jobStatus({ ...idle, dead: 1, diedLastHour: 1 })).toBe('degraded')
})

test('one bad part makes the whole bad', () => {
  expect(overall([])).toBe('ok')
  expect(overall(['ok', 'ok'])).toBe('ok')
  expect(overall(['ok', 'failed'])).toBe('degraded')
  expect(overall(['degraded', 'ok'])).toBe('degraded')
})

test('an error is named, never quoted', () => {
  expect(errorName('mail: rate_limit_exceeded (429)')).toBe('mail: rate_limit_exceeded (429)')
  expect(errorName('SealBroken: sealed data does not open')).toBe('SealBroken')
  expect(errorName('ZodError: [{"path":["email"],"input":"nadia@example.com"}]')).toBe('ZodError')
  for (const text of ['Failed query: insert … params: nadia@example.com', 'nadia@example.com', '', null]) {
    expect(errorName(text)).toBe('Error')
  }
})
