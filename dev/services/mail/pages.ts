import { escapeHtml, page, type Service, sendHtml, sendJson } from '../http'
import { type Faults, setFaults } from './faults'
import { type Reporting, reportButtons, sendReport } from './reports'
import type { Mail, MailStore } from './store'

const PER_PAGE = 50
// The mail's own page: no script at all, its links open beside the mailbox.
const MAIL_POLICY =
  "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; " +
  'img-src data: https: http://localhost:* http://127.0.0.1:*; font-src data:'

const when = (at: string) => `${at.slice(0, 10)} ${at.slice(11, 19)} UTC`

function listPage(store: MailStore, url: URL): string {
  const to = url.searchParams.get('to') ?? ''
  const mails = store.list(to)
  const pages = Math.max(1, Math.ceil(mails.length / PER_PAGE))
  const current = Math.min(pages, Math.max(1, Math.trunc(Number(url.searchParams.get('page'))) || 1))
  const rows = mails.slice((current - 1) * PER_PAGE, current * PER_PAGE).map(
    mail => `<tr><td class="when">${when(mail.at)}</td><td>${escapeHtml(mail.to.join(', '))}</td>
      <td dir="auto"><a href="/mail/${encodeURIComponent(mail.id)}">${escapeHtml(mail.subject)}</a></td></tr>`,
  )
  const link = (number: number, text: string) =>
    `<a href="/mail?${escapeHtml(new URLSearchParams({ to, page: String(number) }).toString())}">${text}</a>`
  return page(
    'Mailbox',
    `<h1>Mailbox</h1><p class="hint">Mail sent on this machine. None of it leaves it.</p>
    <form action="/mail" role="search"><input name="to" type="search" aria-label="Recipient" placeholder="Recipient" value="${escapeHtml(to)}">
    <button>Search</button></form>
    ${
      rows.length === 0
        ? '<p>No mail.</p>'
        : `<table><thead><tr><th class="when">Sent</th><th>To</th><th>Subject</th></tr></thead><tbody>${rows.join('')}</tbody></table>`
    }
    <p>${current > 1 ? link(current - 1, 'Newer') : ''} ${current < pages ? link(current + 1, 'Older') : ''}</p>`,
  )
}

const headerLines = ({ headers = {} }: Mail) =>
  Object.entries(headers)
    .map(([name, value]) => `<br>${escapeHtml(name)}: ${escapeHtml(String(value))}`)
    .join('')

function mailPage(mail: Mail): string {
  return page(
    mail.subject,
    `<p><a href="/mail">Mailbox</a></p><h1 dir="auto">${escapeHtml(mail.subject)}</h1>
    <p class="hint">${when(mail.at)}<br>From ${escapeHtml(mail.from)}<br>To ${escapeHtml(mail.to.join(', '))}${headerLines(mail)}</p>
    ${reportButtons(mail)}
    ${
      mail.html
        ? `<iframe title="Message" src="/mail/${encodeURIComponent(mail.id)}/html" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>`
        : ''
    }
    <h2>Text</h2><pre dir="auto">${escapeHtml(mail.text)}</pre>`,
  )
}

/** The mailbox: pages for people, JSON for tests. */
export function mailbox(store: MailStore, faults: Faults, reporting?: Reporting): Service {
  return call => {
    const { response, url, method } = call
    const [, root, id = '', part = ''] = url.pathname.split('/')
    if (root !== 'mail') return false
    if (url.pathname === '/mail/faults' && method === 'POST') return setFaults(call, faults)
    if (url.pathname === '/mail/reports' && method === 'POST') return sendReport(call, store, reporting)
    if (url.pathname === '/mail/messages' && method === 'DELETE') {
      store.clear()
      return sendJson(response, 200, { cleared: true })
    }
    if (method !== 'GET' && method !== 'HEAD') return false
    if (id === 'messages.json') {
      const mails = store.list(url.searchParams.get('to') ?? '')
      return sendJson(
        response,
        200,
        mails.map(mail => ({
          ...{ id: mail.id, to: mail.to.join(', '), subject: mail.subject },
          ...{ html: mail.html, text: mail.text, at: mail.at, headers: mail.headers ?? {} },
        })),
      )
    }
    if (id === '') return sendHtml(response, 200, listPage(store, url))
    const mail = store.find(id)
    if (!mail)
      return sendHtml(
        response,
        404,
        page('Not found', '<h1>No such message</h1><p><a href="/mail">Mailbox</a></p>'),
      )
    if (part === 'html') return sendHtml(response, 200, `<base target="_blank">${mail.html}`, MAIL_POLICY)
    return sendHtml(response, 200, mailPage(mail))
  }
}
