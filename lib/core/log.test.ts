import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { log } from './log'
import { requestContext } from './request-context'

let lines: string[]

/** pino writes to its stream, which for us is standard output. */
const stream = (log as unknown as Record<symbol, { write(line: string): void }>)[
  Object.getOwnPropertySymbols(log).find(symbol => symbol.description === 'pino.stream') as symbol
]

beforeEach(() => {
  lines = []
  if (!stream) throw new Error('pino has no stream')
  vi.spyOn(stream, 'write').mockImplementation((line: string) => {
    lines.push(line)
  })
})
afterEach(() => vi.restoreAllMocks())

const last = () => JSON.parse(lines.at(-1) ?? '{}')

test('a line is JSON with level and time', () => {
  log.warn({ count: 3 }, 'something')
  expect(last()).toMatchObject({ level: 'warn', count: 3, msg: 'something' })
  expect(last().time).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
})

test('within a request it carries the request’s id', () => {
  requestContext.run({ requestId: 'r-12345678', sqlStatements: 0, ip: '', userAgent: '' }, () =>
    log.info('inside'),
  )
  expect(last().requestId).toBe('r-12345678')
  log.info('outside')
  expect(last()).not.toHaveProperty('requestId')
})

const SECRETS = ['password', 'token', 'secret', 'authorization', 'cookie', 'email', 'phone', 'address']

test.each(SECRETS)('%s never reaches the log, on the first level or the second', name => {
  log.info({ [name]: 'hunter2', user: { [name]: 'hunter2', id: 7 } }, 'signed in')
  expect(lines.at(-1)).not.toContain('hunter2')
  expect(last().user.id).toBe(7)
})

test('an error keeps its message and place, not what a person typed', () => {
  const error = Object.assign(
    new Error('duplicate key value violates unique constraint "users_email_unique"'),
    {
      code: '23505',
      detail: 'Key (email)=(karim@example.ma) already exists.',
      parameters: ['karim@example.ma'],
      params: ['karim@example.ma'],
      query: 'insert into users (email) values ($1)',
    },
  )
  log.error({ err: error }, 'action failed')
  expect(lines.at(-1)).not.toContain('karim@example.ma')
  expect(last().err).toMatchObject({ code: '23505', message: error.message })
  expect(last().err.stack).toContain('log.test.ts')
})

test('neither does the error that drizzle wraps around it', () => {
  const cause = Object.assign(new Error('value too long'), { detail: 'karim@example.ma' })
  const error = new Error('Failed query: insert into users values ($1)\nparams: karim@example.ma,hunter2', {
    cause,
  })
  log.error({ err: error }, 'action failed')
  expect(lines.at(-1)).not.toContain('karim@example.ma')
  expect(lines.at(-1)).not.toContain('hunter2')
  expect(last().err.message).toContain('insert into users')
  expect(lines.at(-1)).toContain('value too long')
})

test('nor a value that PostgreSQL quotes', () => {
  const error = Object.assign(new Error('invalid input syntax for type uuid: "hunter2"'), { code: '22P02' })
  log.error(error)
  expect(lines.at(-1)).not.toContain('hunter2')
  expect(last().err.message).toBe('invalid input syntax for type uuid: "…"')
})

test('what was thrown without being an error is logged as well', () => {
  log.error({ err: 'gone' }, 'odd')
  expect(last().err.message).toBe('gone')
})
