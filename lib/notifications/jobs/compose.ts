import 'server-only'
import { bookingMail, LEADS_TO_SEARCH } from '@/components/emails/booking-mail'
import { providerMail } from '@/components/emails/provider-mail'
import type { Tx } from '@/db/client'
import { linkOf } from '@/lib/answers/queries'
import { hasExpired } from '@/lib/bookings/domain/expiry'
import { BOOKING_MAILS } from '@/lib/bookings/domain/mails'
import { alternatives } from '@/lib/bookings/queries/alternatives'
import { bookingForNotice, extraStanding } from '@/lib/bookings/queries/notice'
import { QUOTE_MAILS } from '@/lib/quotes/domain/mails'
import {
  ALERT_MAIL,
  asksForNothing,
  type BookingMail,
  PROVIDER_MAILS,
  type ProviderMail,
  quoteTemplate,
  STATUS_MAILS,
  standingStillTrue,
  stillTrue,
} from '../domain/mails'
import { PRIVACY_MAILS } from '../domain/privacy-mails'
import { type OutgoingEmail, providerReader } from '../queries'
import { ACCOUNT_COMPOSERS } from './accounts'
import { composeAlert, composeStatus } from './administration'
import type { Composed, Composer } from './composed'
import { composePrivacy } from './privacy'
import { composeQuote } from './quotes'

async function composeBooking(
  tx: Tx,
  mail: BookingMail,
  payload: Record<string, string>,
  at: Date,
  appUrl: string,
): Promise<Composed> {
  const booking = await bookingForNotice(tx, payload.bookingId ?? '')
  if (!booking) return { dropped: 'dropped.gone' }
  const standing = {
    status: booking.status,
    extra: extraStanding(booking),
    dispute: booking.dispute ? (booking.dispute.ruledAt ? ('RULED' as const) : ('OPEN' as const)) : null,
  }
  if (!stillTrue(mail, standing) || asksForNothing(mail, booking.proposal))
    return { dropped: 'dropped.stale' }
  // The timer is about to end it: "answer before 9:30" at 9:31 helps nobody.
  if (booking.status === 'PENDING' && hasExpired(booking, at)) return { dropped: 'dropped.stale' }
  // A reminder is about one time: moved or begun, it would remind of something else.
  const moved = payload.startsAt !== undefined && payload.startsAt !== booking.startsAt.toISOString()
  if (moved || (payload.startsAt !== undefined && booking.startsAt <= at)) return { dropped: 'dropped.stale' }
  const link =
    mail === 'requested_provider'
      ? await linkOf(tx, booking.id, booking.version, booking.provider.userId)
      : null
  const near = LEADS_TO_SEARCH.includes(mail) ? await alternatives(tx, booking.id, at) : []
  return { mail: bookingMail(mail, booking, appUrl, link, near) }
}

async function composeStanding(
  tx: Tx,
  mail: ProviderMail,
  providerId: number,
  appUrl: string,
): Promise<Composed> {
  const provider = await providerReader(tx, providerId)
  if (!provider) return { dropped: 'dropped.gone' }
  if (!standingStillTrue(mail, provider.status)) return { dropped: 'dropped.stale' }
  return { mail: providerMail(mail, provider, appUrl) }
}

/** Who writes which e-mail: each family brings its templates. */
const COMPOSERS: ReadonlyMap<string, Composer> = new Map<string, Composer>([
  ...BOOKING_MAILS.map((mail): [string, Composer] => [
    mail,
    (tx, { payload }, at, appUrl) => composeBooking(tx, mail, payload, at, appUrl),
  ]),
  ...QUOTE_MAILS.map((mail): [string, Composer] => [
    quoteTemplate(mail),
    (tx, email, _at, appUrl) => composeQuote(tx, mail, email, appUrl),
  ]),
  ...ACCOUNT_COMPOSERS,
  [ALERT_MAIL, (tx, email, _at, appUrl) => composeAlert(tx, email, appUrl)],
  ...STATUS_MAILS.map((mail): [string, Composer] => [
    mail,
    (tx, { userId }, _at, appUrl) => composeStatus(tx, mail, userId ?? '', appUrl),
  ]),
  ...PRIVACY_MAILS.map((mail): [string, Composer] => [
    mail,
    (tx, email, at, appUrl) => composePrivacy(tx, mail, email, at, appUrl),
  ]),
  ...PROVIDER_MAILS.map((mail): [string, Composer] => [
    mail,
    (tx, { payload }, _at, appUrl) => composeStanding(tx, mail, Number(payload.providerId), appUrl),
  ]),
])

/** What an e-mail of the outbox says now; the state is read again, and what is no longer true is dropped. */
export async function compose(tx: Tx, email: OutgoingEmail, at: Date, appUrl: string): Promise<Composed> {
  const composer = COMPOSERS.get(email.template)
  if (!composer) throw new Error(`no such e-mail: ${email.template}`)
  return composer(tx, email, at, appUrl)
}
