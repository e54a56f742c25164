import 'server-only'
import {
  accountExistsMail,
  deviceMail,
  noticeMail,
  tokenMail,
  verifyMail,
  welcomeMail,
} from '@/components/emails/account-mail'
import type { Tx } from '@/db/client'
import { linkToken } from '@/lib/core/crypto'
import { NOTICE_MAILS, TOKEN_MAILS, type TokenMail, WELCOME_MAILS } from '../domain/mails'
import { accountReader, signInOf, suppressionOf, tokenLink } from '../queries'
import type { Composed, Composer } from './composed'

/** Where each link leads; its page changes nothing before a button is pressed. */
const TOKEN_PATHS: Readonly<Record<TokenMail, string>> = {
  verify_email: '/verify-email',
  reset_password: '/reset-password',
  confirm_new_email: '/verify-email/change',
  approve_new_email: '/verify-email/change',
}

/** An address that is confirmed needs no link, unless mail to it has come back since. */
async function isSettled(tx: Tx, { verifiedAt, reader }: NonNullable<Awaited<ReturnType<typeof tokenLink>>>) {
  return verifiedAt !== null && (await suppressionOf(tx, reader.email)) === null
}

async function composeToken(
  tx: Tx,
  mail: TokenMail,
  tokenId: string,
  at: Date,
  appUrl: string,
): Promise<Composed> {
  const link = await tokenLink(tx, tokenId)
  if (!link) return { dropped: 'dropped.gone' }
  if (link.usedAt || link.expiresAt <= at) return { dropped: 'dropped.stale' }
  if (mail === 'verify_email' && (await isSettled(tx, link))) return { dropped: 'dropped.stale' }
  const { reader, expiresAt, kind } = link
  // The link's secret is made here and nowhere kept.
  const href = `${appUrl}/${reader.locale}${TOKEN_PATHS[mail]}?token=${linkToken(kind, tokenId)}`
  if (mail === 'verify_email') return { mail: verifyMail(reader, href, expiresAt) }
  return { mail: tokenMail(mail, reader, { href, expiresAt, email: link.email }) }
}

type Reader = NonNullable<Awaited<ReturnType<typeof accountReader>>>

/** Letters that need nothing but their reader. */
const toReader =
  (write: (reader: Reader, appUrl: string) => Composed): Composer =>
  async (tx, { userId }, _at, appUrl) => {
    const reader = await accountReader(tx, userId ?? '')
    return reader ? write(reader, appUrl) : { dropped: 'dropped.gone' }
  }

const composeDevice: Composer = async (tx, { userId, payload }, _at, appUrl) => {
  const reader = await accountReader(tx, userId ?? '')
  const signIn = reader && (await signInOf(tx, reader.id, Number(payload.signInId)))
  return reader && signIn ? { mail: deviceMail(reader, signIn, appUrl) } : { dropped: 'dropped.gone' }
}

/** Who writes which e-mail about an account. */
export const ACCOUNT_COMPOSERS: readonly [string, Composer][] = [
  ...TOKEN_MAILS.map((mail): [string, Composer] => [
    mail,
    (tx, { payload }, at, appUrl) => composeToken(tx, mail, payload.tokenId ?? '', at, appUrl),
  ]),
  ...NOTICE_MAILS.map((mail): [string, Composer] => [
    mail,
    toReader((reader, appUrl) => ({ mail: noticeMail(mail, reader, appUrl) })),
  ]),
  ...WELCOME_MAILS.map((mail): [string, Composer] => [
    mail,
    toReader((reader, appUrl) => ({ mail: welcomeMail(mail, reader, appUrl) })),
  ]),
  ['account_exists', toReader((reader, appUrl) => ({ mail: accountExistsMail(reader, appUrl) }))],
  ['new_device', composeDevice],
]
