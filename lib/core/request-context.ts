import { AsyncLocalStorage } from 'node:async_hooks'

export type RequestContext = {
  requestId: string
  sqlStatements: number
  /** The caller's address and program, as the server saw them. */
  ip: string
  userAgent: string
}

/**
 * The request that the current code runs for. The production server (scripts/serve.mjs) is not
 * bundled with the application, so both meet at a registered symbol instead of a module.
 */
const KEY = Symbol.for('khadamat.request-context')
const holder = globalThis as { [KEY]?: AsyncLocalStorage<RequestContext> }
holder[KEY] ??= new AsyncLocalStorage<RequestContext>()

export const requestContext: AsyncLocalStorage<RequestContext> = holder[KEY]
