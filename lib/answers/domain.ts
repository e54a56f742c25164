/** What a provider can do by a link without signing in. */
export type LinkAct = 'accept' | 'refuse' | 'propose'

/** `open` can be used; the others say why not. `moved`: the booking has changed since the message was written. */
export type LinkState = 'open' | 'used' | 'expired' | 'moved'

type LinkFacts = { usedAt: Date | null; expiresAt: Date; version: number }

/** Whether a link still answers anything. It is bound to one version of one booking. */
export function linkState(link: LinkFacts, booking: { version: number }, now: Date): LinkState {
  if (link.usedAt) return 'used'
  if (booking.version !== link.version) return 'moved'
  return link.expiresAt <= now ? 'expired' : 'open'
}

const TOKEN = /^[\w-]{43}$/

/** What a link's secret can look like. Anything else is not asked for. */
export const isLinkToken = (text: string): boolean => TOKEN.test(text)
