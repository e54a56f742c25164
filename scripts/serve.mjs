// The production server: Next's handler behind one small HTTP server that knows the caller's address,
// gives every request an id, measures it, and stops without dropping anyone.
import { AsyncLocalStorage } from 'node:async_hooks'
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import process from 'node:process'
import compression from 'compression'
import next from 'next'
import { Histogram, register } from 'prom-client'
import { callerAddress, isForeign, keepTrustedForwarding, ownOrigins } from '../lib/core/callers.mjs'
import { countSecurity } from '../lib/core/security-counts.mjs'
import { fillErrorPages } from './error-pages.mjs'

const port = Number(process.env.PORT ?? 3000)
const hostname = process.env.HOST ?? '0.0.0.0'
const trustedProxies = Number(process.env.TRUST_PROXY ?? 0)
process.env.NODE_ENV = 'production'

const contextKey = Symbol.for('khadamat.request-context')
globalThis[contextKey] ??= new AsyncLocalStorage()
const requestContext = globalThis[contextKey]

const METRIC = 'khadamat_http_request_duration_seconds'
const seconds =
  register.getSingleMetric(METRIC) ??
  new Histogram({
    name: METRIC,
    help: 'Time to answer, seconds',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  })

// A build that does not say where it runs is the live site, as in lib/core/env.ts.
const isLive = /^(production|staging)$/.test(process.env.KHADAMAT_ENV || 'production')
const ownPages = { origins: ownOrigins(process.env), sameHost: !isLive }

/** A route of few values, so that made-up addresses cannot fill the metrics. */
function routeOf(url) {
  const [first = '', second = ''] = url.split('?')[0].slice(1).split('/')
  if (first === 'fr' || first === 'ar') {
    return /^(services|search|providers|account|pro|admin|sign-in|sign-up|verify-email|legal)$/.test(second)
      ? `/{locale}/${second}`
      : second === ''
        ? '/{locale}'
        : '/{locale}/other'
  }
  if (first === 'api')
    return /^(auth|suggest|slots|nearby|language|files|identity|csp-report)$/.test(second)
      ? `/api/${second}`
      : '/api/other'
  return /^(_next|healthz|readyz|health|metrics|fonts)$/.test(first) ? `/${first}` : '/other'
}

/** Next answers 500 to a path that cannot be decoded (`/%`, `/%ff`). */
function isReadable(url) {
  try {
    decodeURIComponent(url.split('?')[0])
    return true
  } catch {
    return false
  }
}

/** The same as `bodySizeLimit` in next.config.mjs, where Next answers 500 to what is larger. */
const MOST_BYTES = 256 * 1024
/** Uploads: a file of 10 MB, and the lines a form wraps around it. The route itself counts the file's bytes. */
const MOST_UPLOAD_BYTES = 10 * 1024 * 1024 + 64 * 1024

/** A form without a script of ours cannot look at its file first: it shall get an answer, not a broken line. */
const MOST_FORM_BYTES = 3 * MOST_UPLOAD_BYTES

function mostBytesOf({ url = '' }) {
  if (/^\/api\/files\/?(\?|$)/.test(url)) return MOST_UPLOAD_BYTES
  return /^\/api\/identity\/?(\?|$)/.test(url) ? MOST_FORM_BYTES : MOST_BYTES
}

const BAD_REQUEST = [400, 'Bad Request']
const FORBIDDEN = [403, 'Forbidden']
const TOO_LARGE = [413, 'Content Too Large']

/** Takes no cookie and does nothing for anybody: browsers send their reports without an origin. */
const OPEN_TO_ALL = /^\/api\/csp-report(\?|$)/

/** How a form ends: `--boundary--`. Undefined for what is no such form, null for one that cannot be read. */
function closingOf({ headers }) {
  const type = headers['content-type'] ?? ''
  if (!/^multipart\/form-data/i.test(type)) return undefined
  const [, quoted, plain] = /boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(type) ?? []
  const boundary = quoted ?? plain
  return boundary ? `--${boundary}--` : null
}

/** Why a request is refused before Next sees it, or null. */
function refusalOf(request) {
  if (!isReadable(request.url ?? '') || closingOf(request) === null) return BAD_REQUEST
  // Next refuses a form from elsewhere too, but as an error of ours: 500 and a line in the error log.
  if (isForeign(request, ownPages) && !OPEN_TO_ALL.test(request.url ?? '')) return FORBIDDEN
  return Number(request.headers['content-length']) > mostBytesOf(request) ? TOO_LARGE : null
}

/** As `noteRefusal` in lib/core/security-events.ts; the metric is declared by the application. */
function noteForeign({ url = '' }, { requestId, ip }) {
  countSecurity('refusals')
  register.getSingleMetric('khadamat_refusals_total')?.inc({ reason: 'foreign_origin' })
  writeLine({
    level: 'warn',
    stream: 'security',
    event: 'refusal',
    code: 'foreign_origin',
    at: url.split('?')[0].slice(0, 200),
    ip,
    requestId,
    msg: 'refused',
  })
}

function refuse({ url = '' }, response, [status, words]) {
  const code = words.toLowerCase().replaceAll(' ', '_')
  const error = { code, message: words, details: null, timestamp: new Date().toISOString() }
  const [type, body] = url.startsWith('/api/')
    ? ['application/json', JSON.stringify({ success: false, error })]
    : ['text/plain; charset=utf-8', `${status} ${words}\n`]
  // What is left of a body is not read.
  response.writeHead(status, { 'Content-Type': type, 'Cache-Control': 'no-store', Connection: 'close' })
  response.end(body)
}

/** More than the longest ending of a form, and the line break behind it. */
const TAIL_BYTES = 80

/**
 * Counts what really arrives: a body sent in chunks announces no length. A form that breaks off is refused at its end:
 * Next answers 500 to it.
 */
function boundBody(request, response) {
  const most = mostBytesOf(request)
  const closing = closingOf(request)
  const push = request.push
  let seen = 0
  let tail = Buffer.alloc(0)
  const stop = refusal => {
    if (!response.headersSent) refuse(request, response, refusal)
    request.destroy()
    return false
  }
  request.push = (chunk, encoding) => {
    seen += chunk?.length ?? 0
    if (seen > most) return stop(TOO_LARGE)
    if (closing && chunk) tail = Buffer.concat([tail, chunk.subarray(-TAIL_BYTES)]).subarray(-TAIL_BYTES)
    if (closing && !chunk && !tail.includes(closing)) return stop(BAD_REQUEST)
    return push.call(request, chunk, encoding)
  }
}

function writeLine({ level, ...entry }) {
  if (process.env.LOG_LEVEL === 'silent') return
  process.stdout.write(`${JSON.stringify({ level, time: new Date().toISOString(), ...entry })}\n`)
}

const QUIET = /^\/(_next|fonts|healthz|readyz|metrics)/

function accessLog(entry) {
  if (process.env.LOG_LEVEL === 'silent' || process.env.LOG_LEVEL === 'warn' || QUIET.test(entry.path)) return
  writeLine({ level: 'info', msg: 'request', ...entry })
}

const app = next({ dev: false, hostname, port })
const handle = app.getRequestHandler()
await app.prepare()

// Here and not in Next, so that what it writes can still be read before it is compressed.
const compress = compression()

let stopping = false
const server = createServer((request, response) => {
  const began = process.hrtime.bigint()
  const given = request.headers['x-request-id']
  const requestId = typeof given === 'string' && /^[\w-]{8,64}$/.test(given) ? given : randomUUID()
  request.headers['x-request-id'] = requestId
  request.headers['x-khadamat-ip'] = callerAddress(
    request.headers,
    request.socket.remoteAddress,
    trustedProxies,
  )
  keepTrustedForwarding(request.headers, trustedProxies)
  response.setHeader('X-Request-Id', requestId)
  if (stopping) response.setHeader('Connection', 'close')
  const context = {
    requestId,
    sqlStatements: 0,
    ip: request.headers['x-khadamat-ip'],
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 400),
  }
  response.once('close', () => {
    // Kept alive, it would hold up the stop until the client hangs up.
    if (stopping) setImmediate(() => server.closeIdleConnections())
    const took = Number(process.hrtime.bigint() - began) / 1e9
    const status = response.writableFinished ? response.statusCode : 499
    seconds.observe({ method: request.method, route: routeOf(request.url ?? ''), status }, took)
    accessLog({
      requestId,
      method: request.method,
      path: (request.url ?? '').split('?')[0],
      status,
      ms: Math.round(took * 1e4) / 10,
      sql: context.sqlStatements,
    })
  })
  const refusal = refusalOf(request)
  if (refusal) {
    if (refusal === FORBIDDEN) noteForeign(request, context)
    refuse(request, response, refusal)
    return
  }
  boundBody(request, response)
  compress(request, response, () => undefined)
  fillErrorPages(request, response)
  requestContext.run(context, () => {
    handle(request, response).catch(() => {
      if (!response.headersSent) response.statusCode = 500
      response.end()
    })
  })
})
server.keepAliveTimeout = 65_000
server.headersTimeout = 70_000

server.on('error', error => {
  const reason =
    error.code === 'EADDRINUSE' ? `Port ${port} is taken: choose another with PORT.` : error.message
  process.stderr.write(`${reason}\n`)
  process.exit(1)
})
server.listen(port, hostname, () => {
  process.send?.({ ready: true, port })
})

const GRACE_MS = 15_000
async function stop() {
  if (stopping) process.exit(1)
  stopping = true
  setTimeout(() => process.exit(1), GRACE_MS).unref()
  const closed = new Promise(resolve => server.close(resolve))
  server.closeIdleConnections()
  await closed
  await globalThis[Symbol.for('khadamat.shutdown')]?.()
  process.exit(0)
}
process.on('SIGTERM', stop)
process.on('SIGINT', stop)
