/** The host that the browser asked. What proxies of ours say about it counts: the server has removed what others say. */
export const askedHost = (headers: Headers): string | null =>
  headers.get('x-forwarded-host') ?? headers.get('host')

/**
 * Whether a request that changes something comes from a page of ours. Every browser sends one of the two headers with
 * such a request; a program that sends neither carries no cookie that it was not given.
 */
export function fromOwnPage(headers: Headers): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin'
  const origin = headers.get('origin')
  if (origin === null) return true
  return URL.canParse(origin) && new URL(origin).host === askedHost(headers)
}
