import { createHash } from 'node:crypto'

/**
 * A calendar as an answer, with a mark of its content: a program that has it already is told so in a line.
 * Never kept by anybody between: it is one person's.
 */
export function calendarResponse(text: string, ifNoneMatch: string | null, filename: string): Response {
  const etag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 27)}"`
  const headers = { ETag: etag, 'Cache-Control': 'private, no-cache' }
  const known = ifNoneMatch?.split(',').some(mark => mark.trim().replace(/^W\//, '') === etag)
  if (known) return new Response(null, { status: 304, headers })
  return new Response(text, {
    headers: {
      ...headers,
      'Content-Type': 'text/calendar; charset=utf-8',
      'Content-Disposition': `attachment; filename="${filename}"`,
    },
  })
}
