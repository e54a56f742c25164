import { env } from '@/lib/core/env'

export type OutgoingSms = {
  /** E.164. */
  to: string
  text: string
}

/** What the vendor answered instead of sending: never the number or the text. */
export class SmsError extends Error {
  constructor(
    code: string,
    status: number | null,
    /** The vendor will never send this one: no such number, or one that has opted out. */
    readonly final: boolean,
  ) {
    super(`sms: ${code} (${status ?? 'no answer'})`)
    this.name = 'SmsError'
  }
}

// Shorter than the grace of a shutdown, so that a silent vendor does not hold the worker.
const TIMEOUT_MS = 10_000

type Call = { url: string; headers: Record<string, string>; body: string; idOf: (answer: unknown) => unknown }

const basic = (user: string, password: string) =>
  `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`

/** https://www.twilio.com/docs/messaging/api/message-resource#create-a-message-resource */
function twilio({ to, text }: OutgoingSms): Call {
  const { SMS_ACCOUNT: account, SMS_SECRET: secret, SMS_FROM: from, SMS_BASE_URL: base } = env()
  return {
    url: `${base ?? 'https://api.twilio.com'}/2010-04-01/Accounts/${encodeURIComponent(account)}/Messages.json`,
    headers: {
      Authorization: basic(account, secret),
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ To: to, From: from, Body: text }).toString(),
    idOf: answer => (answer as { sid?: unknown }).sid,
  }
}

/** https://developer.vonage.com/en/api/messages#SendMessage */
function vonage({ to, text }: OutgoingSms): Call {
  const { SMS_ACCOUNT: account, SMS_SECRET: secret, SMS_FROM: from, SMS_BASE_URL: base } = env()
  return {
    url: `${base ?? 'https://api.nexmo.com'}/v1/messages`,
    headers: { Authorization: basic(account, secret), 'Content-Type': 'application/json' },
    body: JSON.stringify({ channel: 'sms', message_type: 'text', to: to.replace('+', ''), from, text }),
    idOf: answer => (answer as { message_uuid?: unknown }).message_uuid,
  }
}

/**
 * Hands one short message to the vendor. Neither vendor knows idempotency keys: a worker that dies between their
 * answer and our mark sends it again.
 * @returns the vendor's id
 * @throws SmsError on any refusal, silence or outage; when it is not `final` the caller tries again
 */
export async function sendSms(message: OutgoingSms): Promise<string> {
  const vendor = env().SMS_VENDOR
  if (vendor === 'none') throw new SmsError('not_configured', null, true)
  const { url, headers, body, idOf } = vendor === 'twilio' ? twilio(message) : vonage(message)
  const signal = AbortSignal.timeout(TIMEOUT_MS)
  const answer = await fetch(url, { method: 'POST', headers, body, signal }).catch(() => null)
  if (!answer) throw new SmsError('no_answer', null, false)
  const given: unknown = await answer.json().catch(() => null)
  const id = answer.ok && given ? idOf(given) : null
  if (typeof id === 'string') return id
  const final = answer.status >= 400 && answer.status < 500 && ![401, 403, 408, 429].includes(answer.status)
  throw new SmsError(final ? 'refused' : 'unavailable', answer.status, final)
}
