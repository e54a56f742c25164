import type { IncomingMessage, ServerResponse } from 'node:http'

export type Call = { request: IncomingMessage; response: ServerResponse; url: URL; method: string }
/** Answers a call, or says by `false` that it is none of its own. */
export type Service = (call: Call) => Promise<boolean> | boolean

const BODY_LIMIT = 10_000_000

export class BadBody extends Error {}

/** The JSON a caller sent. */
export async function readJson(request: IncomingMessage): Promise<unknown> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length
    if (size > BODY_LIMIT) throw new BadBody('The body is too large.')
    parts.push(part)
  }
  try {
    return JSON.parse(Buffer.concat(parts).toString('utf8'))
  } catch {
    throw new BadBody('The body is not JSON.')
  }
}

export function sendJson(response: ServerResponse, status: number, body: unknown): true {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
  })
  response.end(JSON.stringify(body))
  return true
}

const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'; form-action 'self'; base-uri 'none'"

export function sendHtml(response: ServerResponse, status: number, html: string, policy = PAGE_POLICY): true {
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  })
  response.end(html)
  return true
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text made safe for an HTML page, attributes included. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, character => ENTITIES[character] ?? character)
}

const STYLE = `
  body { font: 16px/1.5 system-ui, sans-serif; color: #1c2a2e; background: #f6f5f1; margin: 0; }
  main { max-width: 60rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
  h1 { font-size: 1.4rem; overflow-wrap: anywhere; }
  a { color: #0b5c66; }
  table { width: 100%; border-collapse: collapse; background: #fff; border: 1px solid #dcd9d0; table-layout: fixed; }
  th, td { text-align: start; padding: .5rem .75rem; border-bottom: 1px solid #eceae3; overflow-wrap: anywhere; }
  .when { width: 11rem; color: #5a676b; font-variant-numeric: tabular-nums; }
  form { display: flex; gap: .5rem; flex-wrap: wrap; margin: 1rem 0; }
  input, button { font: inherit; padding: .4rem .75rem; border: 1px solid #b9b5a8; border-radius: .4rem; background: #fff; }
  input { flex: 1 1 14rem; }
  iframe { width: 100%; height: 40rem; background: #fff; border: 1px solid #dcd9d0; }
  pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #fff; border: 1px solid #dcd9d0; padding: 1rem; }
  .hint { color: #5a676b; }
`

/** A plain page of the local services; `body` is HTML whose texts are escaped already. */
export function page(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${body}</main></body></html>`
}
