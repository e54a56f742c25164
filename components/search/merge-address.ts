/**
 * The address of a chosen suggestion together with what the form says besides: choosing a trade keeps the place and
 * the day that are already filled in. Addresses of other pages stay as they are.
 */
export function withFields(href: string, fields: Iterable<readonly [string, unknown]>, own: string): string {
  const [path = '', query = ''] = href.split('?')
  if (!path.endsWith('/search')) return href
  const address = new URLSearchParams(query)
  for (const [name, value] of fields) {
    if (name !== own && typeof value === 'string' && value !== '' && !address.has(name))
      address.append(name, value)
  }
  return `${path}?${address}`
}
