/** Security headers, shared by next.config.mjs (which cannot import TypeScript) and the middleware. */

/** @param {string} script the script-src sources */
export const contentSecurityPolicy = script =>
  [
    "default-src 'self'",
    `script-src ${script}`,
    // What stands in an attribute never runs, whatever got it there: no page of ours has one.
    "script-src-attr 'none'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "frame-src 'none'",
    "media-src 'none'",
    "worker-src 'none'",
    'report-uri /api/csp-report',
    'report-to csp',
  ].join('; ')

export const commonHeaders = [
  { key: 'Strict-Transport-Security', value: 'max-age=31536000; includeSubDomains' },
  { key: 'X-Frame-Options', value: 'DENY' },
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'strict-origin-when-cross-origin' },
  { key: 'Permissions-Policy', value: 'camera=(), microphone=(), payment=(), usb=(), geolocation=(self)' },
  { key: 'Cross-Origin-Opener-Policy', value: 'same-origin' },
  { key: 'Reporting-Endpoints', value: 'csp="/api/csp-report"' },
]

/** Pages made for one person: the middleware gives each answer a nonce of its own. Its matcher says the same. */
const personalPages =
  '(?:account|pro|admin|sign-in|sign-up|verify-email|forgot-password|reset-password|answer|unsubscribe)(?:/|$)|providers/[^/]+/book/?$|quotes/new/?$'

/** All other localized pages. A page with both policies would have to satisfy both. */
export const cachedPageSources = [
  // Addresses without a language, or with one we do not speak: answers of machines, and pages that say not found.
  '/:path((?!(?:fr|ar|_next)(?:/|$)).*)',
  '/(fr|ar)',
  `/(fr|ar)/:path((?!${personalPages}).+)`,
]

/** A page kept for everybody cannot carry a nonce: its inline scripts are Next's own data. */
export const cachedPageHeaders = [
  { key: 'Content-Security-Policy', value: contentSecurityPolicy("'self' 'unsafe-inline'") },
]

/** Drawings without a version in their name: used from the cache while a newer one is fetched. */
export const drawingHeaders = [
  { key: 'Cache-Control', value: 'public, max-age=86400, stale-while-revalidate=604800' },
]

export const immutableHeaders = [{ key: 'Cache-Control', value: 'public, max-age=31536000, immutable' }]

/** What people uploaded: if a browser ever takes one for a page, that page can do nothing. */
export const fileHeaders = [{ key: 'Content-Security-Policy', value: "default-src 'none'; sandbox" }]
