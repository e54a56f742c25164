import type { Instrumentation } from 'next'

/** Runs once when the server starts: a bad environment ends it here, by name. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { boot } = await import('./lib/boot')
  await boot()
}

/** Every error that a page, a route or an action did not expect, with the id its visitor may quote. */
export const onRequestError: Instrumentation.onRequestError = async (error, request, context) => {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { log } = await import('./lib/core/log')
  const [requestId] = [request.headers['x-request-id']].flat()
  log.error(
    {
      err: error,
      requestId,
      method: request.method,
      // Without its query: links of e-mails carry their secret there.
      path: request.path.split('?')[0],
      route: context.routePath,
      kind: context.routeType,
    },
    'request failed',
  )
}
