import { now } from '@/lib/time/clock'
import { isSuspicious, noteRefusal } from './security-events'

/** What a machine route says when it refuses. Nothing in it comes from an exception's own text. */
export type JsonFailure = {
  success: false
  error: { code: string; message: string; details: unknown; timestamp: string }
}

/** `booking.slot_taken` → "Booking: slot taken". For the person who reads the answer of a machine route. */
function technicalText(code: string): string {
  const words = code.replaceAll('_', ' ').split('.').join(': ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

function withDefaults(init: ResponseInit): ResponseInit {
  const headers = new Headers(init.headers)
  if (!headers.has('Cache-Control')) headers.set('Cache-Control', 'no-store')
  return { ...init, headers }
}

/**
 * A refusal in the error format of the machine routes, never kept by a cache unless `init` says so.
 * @param code an error code, as in `AppError`
 * @param details what the caller needs to correct its request; never an exception or a database message
 */
export function jsonError(
  code: string,
  status: number,
  details: unknown = null,
  init: ResponseInit = {},
): Response {
  if (isSuspicious(code)) noteRefusal(code, { at: 'route' })
  const error = { code, message: technicalText(code), details, timestamp: now().toISOString() }
  const body: JsonFailure = { success: false, error }
  return Response.json(body, withDefaults({ ...init, status }))
}

/** One call too many, and when the next one may come. */
export function tooManyRequests({ retryAfterSeconds: seconds }: { retryAfterSeconds: number }): Response {
  return jsonError('rate_limited', 429, { seconds }, { headers: { 'Retry-After': String(seconds) } })
}

/** An answer of a machine route: `{success: true, data}`, never kept by a cache unless `init` says so. */
export function jsonData(data: unknown, init: ResponseInit = {}): Response {
  return Response.json({ success: true, data }, withDefaults(init))
}
