import { createHash, randomUUID } from 'node:crypto'
import { BadBody, type Call, readJson, type Service, sendJson } from '../http'
import type { Faults } from './faults'
import type { Mail, MailStore } from './store'

const ADDRESS = /^(?:[^<>]*<)?([^\s<>@,]+@[^\s<>@,]+)>?$/
const RECIPIENT_LIMIT = 50
const BATCH_LIMIT = 100
const FAULT_NAMES: Record<number, string> = {
  403: 'validation_error',
  422: 'validation_error',
  429: 'rate_limit_exceeded',
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly retryAfter: number | null = null,
  ) {
    super(message)
  }
}

function addresses(value: unknown, field: string): string[] {
  const list = Array.isArray(value) ? value : [value]
  if (list.length > RECIPIENT_LIMIT) {
    throw new Refusal(
      422,
      'validation_error',
      `The \`${field}\` field has more than ${RECIPIENT_LIMIT} addresses.`,
    )
  }
  return list.map(entry => {
    const bare = typeof entry === 'string' ? ADDRESS.exec(entry.trim())?.[1] : undefined
    if (bare) return bare
    throw new Refusal(
      422,
      'validation_error',
      `Invalid \`${field}\` field. The email address needs to follow the \`email@example.com\` or \`Name <email@example.com>\` format.`,
    )
  })
}

function toMail(payload: unknown, proof: Pick<Mail, 'key' | 'fingerprint'>): Mail {
  const fields = (typeof payload === 'object' && payload ? payload : {}) as Record<string, unknown>
  for (const name of ['from', 'to', 'subject']) {
    if (!fields[name]) throw new Refusal(422, 'missing_required_field', `Missing \`${name}\` field.`)
  }
  if (!fields.html && !fields.text) {
    throw new Refusal(422, 'missing_required_field', 'Missing `html` or `text` field.')
  }
  addresses(fields.from, 'from')
  return {
    id: randomUUID(),
    from: String(fields.from),
    to: addresses(fields.to, 'to'),
    subject: String(fields.subject),
    html: String(fields.html ?? ''),
    text: String(fields.text ?? ''),
    ...(typeof fields.headers === 'object' && fields.headers
      ? { headers: fields.headers as Record<string, string> }
      : {}),
    at: new Date().toISOString(),
    ...proof,
  }
}

function checkKey({ request }: Call): void {
  const key = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (!key) throw new Refusal(401, 'missing_api_key', 'Missing API key in the authorization header.')
  if (!key.startsWith('re_')) throw new Refusal(401, 'invalid_api_key', 'API key is invalid.')
}

/** Sends what the payload says unless this very request was made before. Returns the ids. */
function send(store: MailStore, payload: unknown, key: string | undefined): string[] {
  if (key !== undefined && (key.length < 1 || key.length > 256)) {
    throw new Refusal(400, 'invalid_idempotency_key', 'The key must be between 1-256 chars.')
  }
  const fingerprint = createHash('sha256').update(JSON.stringify(payload)).digest('hex')
  const before = key ? store.sentBefore(key) : undefined
  if (before && before.fingerprint !== fingerprint) {
    throw new Refusal(
      409,
      'invalid_idempotent_request',
      'Same idempotency key used with a different request payload.',
    )
  }
  if (before) return before.ids
  const list = Array.isArray(payload) ? payload : [payload]
  if (list.length === 0 || list.length > BATCH_LIMIT) {
    throw new Refusal(422, 'validation_error', `A batch has 1 to ${BATCH_LIMIT} emails.`)
  }
  const mails = list.map(entry => toMail(entry, key ? { key, fingerprint } : {}))
  store.add(mails)
  return mails.map(mail => mail.id)
}

async function answer(call: Call, store: MailStore, faults: Faults): Promise<true> {
  const { request, response, url, method } = call
  checkKey(call)
  if (method === 'GET') {
    const mail = store.find(url.pathname.slice('/emails/'.length))
    if (!mail) throw new Refusal(404, 'not_found', 'Email not found')
    const { id, from, to, subject, html, text, at } = mail
    return sendJson(response, 200, {
      ...{ object: 'email', id, from, to, subject, html, text },
      ...{ created_at: at, last_event: 'delivered' },
    })
  }
  const batch = url.pathname === '/emails/batch'
  if (method !== 'POST' || (!batch && url.pathname !== '/emails')) {
    throw new Refusal(405, 'method_not_allowed', 'HTTP method is not allowed for the requested path.')
  }
  const payload = await readJson(request)
  const fault = faults.next()
  if (fault) {
    const name = FAULT_NAMES[fault.status] ?? 'application_error'
    throw new Refusal(fault.status, name, 'A fault was asked for.', fault.retryAfter)
  }
  if (batch !== Array.isArray(payload)) {
    throw new Refusal(422, 'validation_error', 'The body has the wrong shape for this path.')
  }
  const given = request.headers['idempotency-key']
  const ids = send(store, payload, Array.isArray(given) ? given[0] : given)
  return sendJson(response, 200, batch ? { data: ids.map(id => ({ id })) } : { id: ids[0] })
}

/** Resend's REST protocol, as far as its SDK sends mail with it. */
export function resendApi(store: MailStore, faults: Faults): Service {
  return async call => {
    if (!/^\/emails(\/|$)/.test(call.url.pathname)) return false
    try {
      return await answer(call, store, faults)
    } catch (error) {
      if (error instanceof Refusal) {
        if (error.retryAfter) call.response.setHeader('retry-after', error.retryAfter)
        return sendJson(call.response, error.status, {
          statusCode: error.status,
          name: error.code,
          message: error.message,
        })
      }
      if (error instanceof BadBody) {
        return sendJson(call.response, 400, {
          statusCode: 400,
          name: 'validation_error',
          message: error.message,
        })
      }
      throw error
    }
  }
}
