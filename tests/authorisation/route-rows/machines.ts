import { statuses } from '../gets'
import { routeRows } from '../rows'

const open = statuses(200)

/** What anybody may read: it says nothing of anyone. */
export default routeRows('app/api/slots/route.ts', {
  GET: { by: 'client', gets: open, call: ({ slug }) => ({ path: `/api/slots?provider=${slug}&days=2` }) },
})
export const suggest = routeRows('app/api/suggest/route.ts', {
  GET: { by: 'client', gets: open, call: () => ({ path: '/api/suggest?q=plombier' }) },
})
export const nearby = routeRows('app/api/nearby/route.ts', {
  GET: { by: 'client', gets: open, call: () => ({ path: '/api/nearby?city=casablanca' }) },
})
export const language = routeRows('app/api/language/route.ts', {
  GET: { by: 'client', gets: statuses(303), call: () => ({ path: '/api/language?to=ar' }) },
})
export const sitemap = routeRows('app/sitemap.xml/route.ts', {
  GET: { by: 'client', gets: open, call: () => ({ path: '/sitemap.xml' }) },
})
export const sitemaps = routeRows('app/sitemaps/[part]/route.ts', {
  GET: { by: 'client', gets: open, call: () => ({ path: '/sitemaps/x', params: { part: 'pages.xml' } }) },
})

const probe = { by: 'client', gets: open } as const
export const healthz = routeRows('app/healthz/route.ts', {
  GET: { ...probe, call: () => ({ path: '/healthz' }) },
})
export const readyz = routeRows('app/readyz/route.ts', {
  GET: { ...probe, call: () => ({ path: '/readyz' }) },
})
export const health = routeRows('app/health/route.ts', {
  // Without a worker beside it, the test's site is not well, and says so to everybody alike.
  GET: { ...probe, gets: statuses(503), call: () => ({ path: '/health' }) },
})

/** By the token of the machine that reads it: no person's session opens it. */
export const metrics = routeRows('app/metrics/route.ts', {
  GET: { by: 'admin', gets: statuses(401), call: () => ({ path: '/metrics' }) },
  'GET with another token': {
    by: 'admin',
    gets: statuses(403),
    call: () => ({ path: '/metrics', headers: { authorization: 'Bearer not-this-one' } }),
  },
})

const report = {
  'csp-report': {
    'document-uri': 'http://localhost/fr',
    'effective-directive': 'img-src',
    'blocked-uri': 'https://elsewhere.example/a.png',
  },
}
/** Browsers send these without anybody knowing. */
export const cspReport = routeRows('app/api/csp-report/route.ts', {
  POST: {
    by: 'client',
    gets: statuses(204),
    writes: true,
    call: () => ({
      path: '/api/csp-report',
      headers: { 'content-type': 'application/csp-report' },
      body: JSON.stringify(report),
    }),
  },
})

const view = ({ slug }: { slug: string }) => ({
  path: '/api/views',
  headers: { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin' },
  body: JSON.stringify({ provider: slug }),
})
export const views = routeRows('app/api/views/route.ts', {
  POST: { by: 'client', gets: statuses(204), writes: true, call: view },
  'POST from elsewhere': {
    by: 'client',
    gets: statuses(403),
    call: scene => ({ ...view(scene), headers: { 'sec-fetch-site': 'cross-site' } }),
  },
})
