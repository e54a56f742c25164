import 'server-only'
import { and, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { answerLinks, bookings, users } from '@/db/schema'
import { bookingForNotice } from '@/lib/bookings/queries/notice'
import { hashToken, linkToken } from '@/lib/core/crypto'
import { isLinkToken, type LinkAct, linkState } from './domain'

/** The purpose that the secret is derived for: a token of another kind opens nothing here. */
export const ANSWER_LINK = 'ANSWER'

/** The link that was made for this reader of this version, to be written into a message; null when there is none. */
export async function linkOf(tx: Tx, bookingId: string, version: number, userId: string) {
  const [row] = await tx
    .select({ id: answerLinks.id })
    .from(answerLinks)
    .where(
      and(
        eq(answerLinks.bookingId, bookingId),
        eq(answerLinks.version, version),
        eq(answerLinks.userId, userId),
      ),
    )
  if (!row) return null
  const token = linkToken(ANSWER_LINK, row.id)
  return {
    /** Opens a page that changes nothing; `act` unfolds one of its answers. */
    href: (appUrl: string, locale: string, act?: LinkAct) =>
      `${appUrl}/${locale}/answer/${token}${act ? `?do=${act}` : ''}`,
  }
}

/** A link and what it is about, as its holder may see it: neither address nor telephone. Null when made up. */
export async function readLink(tx: Tx, token: string, at: Date) {
  if (!isLinkToken(token)) return null
  const [link] = await tx
    .select({
      bookingId: answerLinks.bookingId,
      version: answerLinks.version,
      usedAt: answerLinks.usedAt,
      expiresAt: answerLinks.expiresAt,
      offerId: bookings.offerId,
      providerId: bookings.providerId,
    })
    .from(answerLinks)
    .innerJoin(bookings, eq(bookings.id, answerLinks.bookingId))
    // The link of an account that is locked shows nothing either.
    .innerJoin(users, and(eq(users.id, answerLinks.userId), eq(users.status, 'ACTIVE')))
    .where(eq(answerLinks.tokenHash, hashToken(token)))
  const booking = link ? await bookingForNotice(tx, link.bookingId) : null
  if (!link || !booking) return null
  const { client, address: _address, landmark: _landmark, provider, ...rest } = booking
  return {
    ...rest,
    state: linkState(link, booking, at),
    offerId: link.offerId,
    providerId: link.providerId,
    client: { firstName: client.firstName, initial: [...client.lastName][0] ?? '' },
    provider: { slug: provider.slug, nameFr: provider.nameFr, nameAr: provider.nameAr },
  }
}
export type LinkView = NonNullable<Awaited<ReturnType<typeof readLink>>>
