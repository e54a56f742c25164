import { createHmac, randomUUID } from 'node:crypto'
import { type Call, escapeHtml, readJson, sendJson } from '../http'
import type { Mail, MailStore } from './store'

/** Where the site hears of what became of a mail, and the secret that it checks the words with. */
export type Reporting = { url: string; secret: string }

const KINDS = {
  bounce: {
    type: 'email.bounced',
    extra: { bounce: { type: 'Permanent', subType: 'General', message: 'No such user' } },
  },
  soft_bounce: {
    type: 'email.bounced',
    extra: { bounce: { type: 'Transient', subType: 'MailboxFull', message: 'Mailbox full' } },
  },
  complaint: { type: 'email.complained', extra: {} },
} as const
type Kind = keyof typeof KINDS
const isKind = (kind: unknown): kind is Kind => typeof kind === 'string' && kind in KINDS

/** A report as Resend sends it: signed the way of Svix, over id, time and body. */
export function signReport(secret: string, body: string, at = new Date(), id = `msg_${randomUUID()}`) {
  const timestamp = String(Math.floor(at.getTime() / 1000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  return { 'svix-id': id, 'svix-timestamp': timestamp, 'svix-signature': `v1,${signature}` }
}

export function reportBody(
  mail: Pick<Mail, 'id' | 'from' | 'to' | 'subject' | 'at'>,
  kind: Kind,
  at = new Date(),
): string {
  const { type, extra } = KINDS[kind]
  const { id, from, to, subject } = mail
  const data = { email_id: id, created_at: mail.at, from, to, subject, ...extra }
  return JSON.stringify({ type, created_at: at.toISOString(), data })
}

/** Buttons on a mail's own page. */
export const reportButtons = (mail: Mail): string =>
  `<form method="post" action="/mail/reports"><input type="hidden" name="id" value="${escapeHtml(mail.id)}">
  <button name="kind" value="bounce">Bounce</button> <button name="kind" value="soft_bounce">Soft bounce</button>
  <button name="kind" value="complaint">Complaint</button>
  <span class="hint">tells the site, as Resend would, what became of this mail</span></form>`

async function asked({ request }: Call): Promise<Record<string, unknown>> {
  if (!/x-www-form-urlencoded/.test(request.headers['content-type'] ?? '')) {
    return ((await readJson(request)) ?? {}) as Record<string, unknown>
  }
  let text = ''
  for await (const part of request) text += part
  return Object.fromEntries(new URLSearchParams(text))
}

/** `POST /mail/reports` with `{id, kind}`: a form's button goes back to the mail, a program gets the site's answer. */
export async function sendReport(
  call: Call,
  store: MailStore,
  reporting: Reporting | undefined,
): Promise<true> {
  const { request, response } = call
  const { id, kind } = await asked(call)
  const mail = store.find(String(id))
  if (!mail || !isKind(kind)) {
    return sendJson(response, 422, {
      message: `Expected {id: of a mail, kind: ${Object.keys(KINDS).join(' | ')}}.`,
    })
  }
  if (!reporting) return sendJson(response, 409, { message: 'These services know no site to tell.' })
  const body = reportBody(mail, kind)
  const headers = { 'content-type': 'application/json', ...signReport(reporting.secret, body) }
  const answer = await fetch(reporting.url, { method: 'POST', headers, body }).catch(() => null)
  if (!answer) return sendJson(response, 502, { message: 'The site does not answer.' })
  if (/text\/html/.test(request.headers.accept ?? '')) {
    response.writeHead(303, { location: `/mail/${encodeURIComponent(mail.id)}` }).end()
    return true
  }
  return sendJson(response, 200, { status: answer.status, eventId: headers['svix-id'] })
}
