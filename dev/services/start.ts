import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { BadBody, page, type Service, sendHtml, sendJson } from './http'
import { Faults } from './mail/faults'
import { mailbox } from './mail/pages'
import type { Reporting } from './mail/reports'
import { resendApi } from './mail/resend'
import { MailStore } from './mail/store'
import { smsService } from './sms/service'
import { SmsStore } from './sms/store'

export type RunningServices = { url: string; port: number; stop(): Promise<void> }

// A name of ours only: a page elsewhere must not reach the mailbox through a name it controls.
const OUR_HOST = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/

const FRONT = page(
  'Local services',
  `<h1>Local services</h1><p class="hint">Stand-ins for the services Khadamat talks to, on this machine only.</p>
  <ul><li><a href="/mail">Mailbox</a> (speaks Resend's protocol at <code>/emails</code>; <a href="/mail/messages.json">JSON</a>)</li>
  <li><a href="/mail/templates">E-mails</a>: every one there is, in both languages</li>
  <li><a href="/sms">Short messages</a> (speaks Twilio's and Vonage's protocols; <a href="/sms/messages.json">JSON</a>)</li></ul>`,
)

const front: Service = ({ url, response }) => (url.pathname === '/' ? sendHtml(response, 200, FRONT) : false)

async function route(request: IncomingMessage, response: ServerResponse, services: Service[]): Promise<void> {
  const host = request.headers.host ?? ''
  if (!OUR_HOST.test(host)) {
    sendJson(response, 403, { message: 'These services answer to localhost only.' })
    return
  }
  const url = new URL(request.url ?? '/', 'http://localhost')
  for (const service of services) {
    if (await service({ request, response, url, method: request.method ?? 'GET' })) return
  }
  sendJson(response, 404, { statusCode: 404, name: 'not_found', message: 'Not found' })
}

type Options = {
  port: number
  dataDir: string
  /** The site that sends here: where links of sample e-mails lead, and who hears of bounces. */
  app?: { url: string; reporting: Reporting }
}

/** Pages made of the site's own templates: read when somebody looks at them, as they are much to load. */
const previews =
  (appUrl: string): Service =>
  async call => {
    if (!/^\/mail\/templates(\/|$)/.test(call.url.pathname)) return false
    const { templatePages } = await import('./mail/templates')
    return templatePages(appUrl)(call)
  }

/** Starts the stand-ins on 127.0.0.1; what they keep lies under `dataDir`. Rejects when the port is taken. */
export async function startServices(options: Options): Promise<RunningServices> {
  const store = new MailStore(options.dataDir)
  const faults = new Faults()
  const services = [
    front,
    resendApi(store, faults),
    previews(options.app?.url ?? 'http://localhost:3000'),
    mailbox(store, faults, options.app?.reporting),
    smsService(new SmsStore(options.dataDir)),
  ]
  const server = createServer((request, response) => {
    route(request, response, services).catch(error => {
      if (response.headersSent) response.destroy()
      else if (error instanceof BadBody) sendJson(response, 400, { message: error.message })
      else sendJson(response, 500, { statusCode: 500, name: 'application_error', message: String(error) })
    })
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port, '127.0.0.1', resolve)
  })
  const address = server.address()
  const port = typeof address === 'object' && address ? address.port : options.port
  const stop = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, port, stop }
}
