import { type Call, escapeHtml, page, readJson, type Service, sendHtml, sendJson } from '../http'
import type { SmsStore } from './store'

const E164 = /^\+?[1-9]\d{7,14}$/

async function readForm({ request }: Call): Promise<URLSearchParams> {
  const parts: Buffer[] = []
  for await (const part of request as AsyncIterable<Buffer>) parts.push(part)
  return new URLSearchParams(Buffer.concat(parts).toString('utf8'))
}

const authorized = ({ request }: Call) => /^Basic \S+$/.test(request.headers.authorization ?? '')

/** Numbers that a test has declared dead. */
const refused = new Set<string>()

async function likeTwilio(call: Call, store: SmsStore): Promise<true> {
  const { response } = call
  if (!authorized(call)) return sendJson(response, 401, { code: 20003, message: 'Authenticate', status: 401 })
  const form = await readForm(call)
  const [to, from, text] = ['To', 'From', 'Body'].map(name => form.get(name) ?? '') as [
    string,
    string,
    string,
  ]
  if (!E164.test(to) || refused.has(to)) {
    return sendJson(response, 400, { code: 21211, message: "Invalid 'To' Phone Number", status: 400 })
  }
  if (text === '' || text.length > 1600) {
    return sendJson(response, 400, { code: 21602, message: 'Message body is required.', status: 400 })
  }
  const { id } = store.add({ to, from, text })
  return sendJson(response, 201, { sid: id, status: 'queued', to, from, body: text })
}

async function likeVonage(call: Call, store: SmsStore): Promise<true> {
  const { response } = call
  if (!authorized(call)) return sendJson(response, 401, { title: 'Unauthorized' })
  const { to, from, text } = (await readJson(call.request)) as Record<string, string>
  if (!to || !E164.test(to) || !text) return sendJson(response, 422, { title: 'Invalid params' })
  const { id } = store.add({ to: `+${to}`, from: from ?? '', text })
  return sendJson(response, 202, { message_uuid: id })
}

function listPage(store: SmsStore): string {
  const rows = store
    .list()
    .slice(0, 100)
    .map(
      sms => `<tr><td class="when">${sms.at.slice(0, 10)} ${sms.at.slice(11, 19)} UTC</td>
      <td class="when">${escapeHtml(sms.to)}</td><td dir="auto">${escapeHtml(sms.text).replace(
        /https?:\/\/[^\s<]+/g,
        address => `<a href="${address}">${address}</a>`,
      )}</td></tr>`,
    )
  return page(
    'Short messages',
    `<h1>Short messages</h1><p class="hint">SMS sent on this machine. None of them leaves it.
    <a href="/sms/messages.json">JSON</a></p>${
      rows.length === 0 ? '<p>No messages.</p>' : `<table><tbody>${rows.join('')}</tbody></table>`
    }`,
  )
}

/** The protocols of Twilio and Vonage, as far as one text message needs them, and a page that shows what came. */
export function smsService(store: SmsStore): Service {
  return async call => {
    const { url, method, response } = call
    if (
      method === 'POST' &&
      /^\/sms\/twilio\/2010-04-01\/Accounts\/[^/]+\/Messages\.json$/.test(url.pathname)
    ) {
      return likeTwilio(call, store)
    }
    if (method === 'POST' && url.pathname === '/sms/vonage/v1/messages') return likeVonage(call, store)
    if (method === 'POST' && url.pathname === '/sms/refused') {
      refused.add(String(((await readJson(call.request)) as { number?: unknown }).number))
      return sendJson(response, 200, { refused: refused.size })
    }
    if (method !== 'GET') return false
    if (url.pathname === '/sms') return sendHtml(response, 200, listPage(store))
    if (url.pathname === '/sms/messages.json') {
      return sendJson(response, 200, store.list(url.searchParams.get('to') ?? ''))
    }
    return false
  }
}
