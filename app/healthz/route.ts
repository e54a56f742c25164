export const dynamic = 'force-dynamic'

/** The process answers. Nothing else is asked: a slow database must not get the process killed. */
export function GET(): Response {
  return Response.json({ status: 'ok' }, { headers: { 'Cache-Control': 'no-store' } })
}
