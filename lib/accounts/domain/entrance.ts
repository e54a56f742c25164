/** What the middleware knows of a request, before anything is read from the database. */
export type Arrival = {
  path: string
  /** With its `?`, or empty. */
  search: string
  localeCookie: string | undefined
  acceptLanguage: string | null
  /** A session cookie that we signed and that has not run out. It may have been revoked since. */
  hasSession: boolean
  /** Reads only; a form that is sent must reach its action, which answers by itself. */
  isRead: boolean
}

export type Entrance = { kind: 'pass' } | { kind: 'locale'; to: string } | { kind: 'sign-in'; to: string }

const PRIVATE = /^\/(fr|ar)\/(account|pro|admin)(\/|$)/
const LOCALIZED = /^\/(fr|ar)(\/|$)/

/** The language of a first visit: the cookie, then the browser's first wish that we speak, else French. */
export function preferredLocale(cookie: string | undefined, acceptLanguage: string | null): 'fr' | 'ar' {
  if (cookie === 'fr' || cookie === 'ar') return cookie
  const wishes = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map(part => {
      const [tag = '', ...params] = part.trim().toLowerCase().split(';')
      const quality = params.map(param => /^\s*q=([\d.]+)$/.exec(param)?.[1]).find(Boolean)
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
  for (const { language } of wishes) {
    if (language === 'fr') return 'fr'
    // `ary` is Moroccan Arabic.
    if (language === 'ar' || language === 'ary') return 'ar'
  }
  return 'fr'
}

/** The query without Next's own mark of a navigation. */
function visibleSearch(search: string): string {
  const params = new URLSearchParams(search)
  if (!params.has('_rsc')) return search
  params.delete('_rsc')
  const rest = params.toString()
  return rest ? `?${rest}` : ''
}

/**
 * Where a request enters: on, to its language, or to the sign-in with the way back.
 * It never authorises: what lies behind asks the session row again.
 */
export function entrance(arrival: Arrival): Entrance {
  const { path, search, isRead, hasSession } = arrival
  const locale = LOCALIZED.exec(path)?.[1]
  if (locale === undefined) {
    const prefix = `/${preferredLocale(arrival.localeCookie, arrival.acceptLanguage)}`
    return { kind: 'locale', to: `${prefix}${path === '/' ? '' : path}${search}` }
  }
  if (PRIVATE.test(path) && isRead && !hasSession) {
    const back = encodeURIComponent(`${path}${visibleSearch(search)}`)
    return { kind: 'sign-in', to: `/${locale}/sign-in?callbackUrl=${back}` }
  }
  return { kind: 'pass' }
}
