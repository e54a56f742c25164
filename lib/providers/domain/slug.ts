/** Lower-case ASCII with hyphens; empty when the text has no Latin letter or digit. */
export function slugOf(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/œ/g, 'oe')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
}

const SIGNS = '23456789abcdefghjkmnpqrstuvwxyz'
const SPACE = SIGNS.length ** 4

/** Four signs that no other id below 923,521 has: multiplying by a number prime to the space only reorders it. */
export function shortSuffix(id: number): string {
  let rest = (id * 611_953 + 7919) % SPACE
  let suffix = ''
  for (let i = 0; i < 4; i++) {
    suffix += SIGNS.charAt(rest % SIGNS.length)
    rest = Math.floor(rest / SIGNS.length)
  }
  return suffix
}

const LONGEST_NAME = 80

/**
 * The address of a provider's page, given once and kept when the name changes: links to it stand elsewhere.
 * @param id makes it unlike that of anybody of the same name
 */
export function providerSlug(nameFr: string, id: number): string {
  const name = slugOf(nameFr).slice(0, LONGEST_NAME).replace(/-$/, '')
  return `${name || 'prestataire'}-${shortSuffix(id)}`
}
