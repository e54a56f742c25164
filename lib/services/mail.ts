import { Resend } from 'resend'
import { env } from '@/lib/core/env'

export type OutgoingMail = {
  to: string
  subject: string
  html: string
  text: string
  /** The vendor sends one mail per key, however often it is asked within a day. */
  idempotencyKey: string
  headers?: Record<string, string>
}

/** Refusals of this one mail, which a second try would meet again. A wrong sender or key is ours to mend. */
const HOPELESS = ['validation_error', 'invalid_parameter', 'missing_required_field', 'invalid_attachment']

/** What the vendor answered instead of sending: its own name and status, never the recipient or the text. */
export class MailError extends Error {
  readonly hopeless: boolean

  constructor(
    name: string,
    status: number | null,
    /** Seconds that the vendor asks to wait before the next try. */
    readonly retryAfter: number | null = null,
  ) {
    super(`mail: ${name} (${status ?? 'no answer'})`)
    this.name = 'MailError'
    this.hopeless = (status === 400 || status === 422) && HOPELESS.includes(name)
  }
}

const MOST_SECONDS = 6 * 60 * 60

/** `Retry-After` in seconds; its other form, a date, is not what the vendor sends. */
function secondsOf(headers: Record<string, string> | null): number | null {
  const given = headers?.['retry-after'] ?? ''
  return /^\d{1,6}$/.test(given) ? Math.min(Number(given), MOST_SECONDS) : null
}

// Shorter than the grace of a shutdown, so that a silent vendor does not hold the worker.
const TIMEOUT_MS = 10_000

let client: Resend | undefined

/** The vendor's client, of which there is one. */
export function resend(): Resend {
  client ??= new Resend(env().RESEND_API_KEY, { baseUrl: env().RESEND_BASE_URL })
  return client
}

/**
 * Hands one mail to the vendor.
 * @returns the vendor's id; null when it has sent a mail under this key already, with other words
 * @throws MailError on any refusal, silence or outage: the caller tries again
 */
export async function sendMail(mail: OutgoingMail): Promise<string | null> {
  const { to, subject, html, text, idempotencyKey, headers } = mail
  const {
    data,
    error,
    headers: answered,
  } = await resend().emails.send(
    { from: env().MAIL_FROM, to, subject, html, text, ...(headers ? { headers } : {}) },
    { idempotencyKey, signal: AbortSignal.timeout(TIMEOUT_MS) },
  )
  if (data) return data.id
  // The first try went through but was not marked, and a name or a number changed before this one.
  if (error?.name === 'invalid_idempotent_request') return null
  throw new MailError(error?.name ?? 'unreadable_answer', error?.statusCode ?? null, secondsOf(answered))
}
