import pino from 'pino'
import { logLevel } from './env'
import { errorForLog } from './log-error'
import { requestContext } from './request-context'

const REDACTED = [
  'password',
  'token',
  'secret',
  'authorization',
  'cookie',
  'email',
  'phone',
  'address',
  '*.password',
  '*.token',
  '*.secret',
  '*.authorization',
  '*.cookie',
  '*.email',
  '*.phone',
  '*.address',
]

/** JSON lines on standard output; the request id is added where there is a request; secrets never. */
export const log = pino({
  level: logLevel(),
  base: null,
  timestamp: pino.stdTimeFunctions.isoTime,
  formatters: { level: label => ({ level: label }) },
  serializers: { err: error => errorForLog(error) },
  hooks: {
    // Without words of ours pino would take the error's own, which may quote a person.
    logMethod(given, method) {
      const [first, ...words] = given as unknown[]
      const holdsError = first instanceof Error || (first as { err?: unknown } | null)?.err instanceof Error
      return method.apply(this, (holdsError && words.length === 0 ? [first, 'error'] : given) as typeof given)
    },
  },
  redact: { paths: REDACTED, censor: '[redacted]' },
  mixin: () => {
    const requestId = requestContext.getStore()?.requestId
    return requestId ? { requestId } : {}
  },
})
