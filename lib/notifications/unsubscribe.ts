import { timingSafeEqual } from 'node:crypto'
import { blindIndexes } from '@/lib/core/blind-index'
import type { MailTemplate } from './domain/mails'
import { optOutOf, type SwitchName } from './domain/preferences'

/** What a link can end, by one sign each: it stands in mailboxes for years, so a sign is never given twice. */
const SIGNS = { r: 'reminder_email', v: 'review_email', q: 'quote_email' } as const satisfies Record<
  string,
  SwitchName
>
type Sign = keyof typeof SIGNS
type Ended = (typeof SIGNS)[Sign]

const ID_BYTES = 16
const SEAL_BYTES = 32
const LENGTH = ID_BYTES + 1 + SEAL_BYTES
const PURPOSE = 'unsubscribe'

const uuidOf = (bytes: Buffer) =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

/**
 * The secret of a link that ends one kind of e-mail for one person: the account's id and the kind, sealed. It knows no
 * end, says nothing about the person, opens nothing else, and is the same each time: an e-mail tried again has the same
 * bytes.
 */
export function unsubscribeToken(userId: string, name: SwitchName): string | null {
  const sign = (Object.keys(SIGNS) as Sign[]).find(one => SIGNS[one] === name)
  if (!sign) return null
  const head = Buffer.concat([Buffer.from(userId.replaceAll('-', ''), 'hex'), Buffer.from(sign)])
  const [seal] = blindIndexes(PURPOSE, head.toString('hex'))
  return Buffer.concat([head, seal]).toString('base64url')
}

/** Whose e-mails of which kind a link ends; null for what we did not make. */
export function readUnsubscribeToken(token: string): { userId: string; name: Ended } | null {
  if (!/^[\w-]{66}$/.test(token)) return null
  const bytes = Buffer.from(token, 'base64url')
  if (bytes.length !== LENGTH) return null
  const [head, seal] = [bytes.subarray(0, ID_BYTES + 1), bytes.subarray(ID_BYTES + 1)]
  const ours = blindIndexes(PURPOSE, head.toString('hex')).some(made => timingSafeEqual(made, seal))
  const sign = String.fromCharCode(head[ID_BYTES] ?? 0)
  if (!ours || !(sign in SIGNS)) return null
  return { userId: uuidOf(head.subarray(0, ID_BYTES)), name: SIGNS[sign as Sign] }
}

/** Where one e-mail can be ended: on a page for people, at an address for mail programs. Null for what always arrives. */
export function unsubscribeLinks(
  template: MailTemplate,
  { userId, locale }: { userId: string | null; locale: string },
  appUrl: string,
) {
  const name = optOutOf(template)
  const token = name && userId ? unsubscribeToken(userId, name) : null
  if (!token) return null
  return {
    page: `${appUrl}/${locale}/unsubscribe?token=${token}`,
    oneClick: `${appUrl}/api/unsubscribe/${token}`,
  }
}
