import { DEVICE_COOKIE, DEVICE_SECONDS, SIGN_UP_COOKIE, SIGN_UP_SECONDS } from '@/lib/accounts/domain/cookies'

const DAY = 24 * 60 * 60

/** What the site keeps in a browser. All of it is needed for what its owner asks for, so no consent is asked. */
export type Kept = {
  name: string
  /** A cookie travels with requests; the others never leave the browser. */
  kind: 'cookie' | 'local' | 'session'
  /** How long; null until the browser is closed, or, in `local`, until its owner clears it. */
  seconds: number | null
}

/**
 * The list of the cookies page. A browser test compares it with what the site really sets.
 * Over HTTPS the names of the first three begin with `__Secure-` or `__Host-`.
 */
export const KEPT_IN_BROWSER = {
  session: { name: 'next-auth.session-token', kind: 'cookie', seconds: 7 * DAY },
  csrf: { name: 'next-auth.csrf-token', kind: 'cookie', seconds: null },
  callback: { name: 'next-auth.callback-url', kind: 'cookie', seconds: null },
  hint: { name: 'kh_in', kind: 'cookie', seconds: 7 * DAY },
  device: { name: DEVICE_COOKIE, kind: 'cookie', seconds: DEVICE_SECONDS },
  sign_up: { name: SIGN_UP_COOKIE, kind: 'cookie', seconds: SIGN_UP_SECONDS },
  locale: { name: 'kh_locale', kind: 'cookie', seconds: 365 * DAY },
  draft: { name: 'kh_draft', kind: 'cookie', seconds: DAY },
  quote_draft: { name: 'kh_quote_draft', kind: 'cookie', seconds: DAY },
  city: { name: 'kh_city', kind: 'local', seconds: null },
  district: { name: 'kh_district', kind: 'local', seconds: null },
  heart: { name: 'kh_heart', kind: 'session', seconds: null },
} as const satisfies Record<string, Kept>

export type KeptName = keyof typeof KEPT_IN_BROWSER

/** The entry of a cookie that the site has set, by its name over HTTP or HTTPS. */
export function keptEntry(name: string): Kept | null {
  const plain = name.replace(/^__(Secure|Host)-/, '')
  return Object.values(KEPT_IN_BROWSER).find(entry => entry.name === plain) ?? null
}
