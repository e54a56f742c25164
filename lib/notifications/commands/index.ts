import 'server-only'
import type { Tx } from '@/db/client'
import { makeLink } from '@/lib/answers/commands'
import { TIMERS, type TimerName } from '@/lib/bookings/domain/timers'
import { type BookingNotice, bookingForNotice } from '@/lib/bookings/queries/notice'
import { bookingPolicy } from '@/lib/bookings/queries/policy'
import { stepOf } from '@/lib/bookings/queries/step'
import { queueSms } from '@/lib/sms/commands'
import { concerns, type ReviewMail, type Side, sideOf, WELCOME_MAILS } from '../domain/mails'
import { queueEmail } from '../outbox'
import { accountReader, preferencesFor, providerReader, tokenLink } from '../queries'
import type { NotifyAccount, NotifyBooking, NotifyProvider } from '../schemas'

/** Writes the e-mails of one step of a booking. A booking that is gone has nobody to tell. */
export async function queueBookingEmails(tx: Tx, step: NotifyBooking, at: Date): Promise<void> {
  const [booking, row] = [
    await bookingForNotice(tx, step.bookingId),
    await stepOf(tx, step.bookingId, step.version),
  ]
  if (!booking || !row) return
  if (row.mails.includes('requested_provider')) await askProvider(tx, booking, step.version, at)
  for (const mail of row.mails) {
    if (!concerns(mail, booking.proposal)) continue
    const side = sideOf(mail)
    await queueEmail(tx, {
      dedupe: `booking:${booking.id}:v${step.version}:${side}`,
      template: mail,
      to: readerOf(booking, side),
      payload: { bookingId: booking.id },
    })
  }
}

const readerOf = ({ client, provider }: BookingNotice, side: Side) =>
  side === 'client' ? client : { ...provider, id: provider.userId }

/** A request can be answered from the message itself (L6): its link, and a short message that carries it. */
async function askProvider(tx: Tx, booking: BookingNotice, version: number, at: Date): Promise<void> {
  const { id, provider, expiresAt } = booking
  if (booking.status !== 'PENDING' || !expiresAt) return
  await makeLink(tx, { bookingId: id, version, userId: provider.userId, expiresAt }, at)
  await queueSms(tx, {
    dedupe: `booking:${id}:v${version}:requested`,
    template: 'requested',
    to: readerOf(booking, 'provider'),
    payload: { bookingId: id },
  })
}

/**
 * Reminds both sides of a firm appointment. The state is read now, and once more when it leaves: what was called off
 * or moved in between is not announced.
 */
export async function queueReminder(tx: Tx, bookingId: string, timer: TimerName, at: Date): Promise<void> {
  const clock = TIMERS[timer]
  const booking = await bookingForNotice(tx, bookingId)
  if (!booking || !('reminds' in clock) || booking.status !== 'CONFIRMED' || booking.startsAt <= at) return
  // Moved to another day since this clock was set: that day has a clock of its own.
  const due = clock.at(booking, await bookingPolicy(tx))
  if (!due || due > at) return
  const startsAt = booking.startsAt.toISOString()
  for (const mail of clock.reminds) {
    const side = sideOf(mail)
    const event = `booking:${booking.id}:${timer}:${startsAt}:${side}`
    const to = readerOf(booking, side)
    const payload = { bookingId: booking.id, startsAt }
    const wanted = await preferencesFor(tx, to.id)
    if (wanted.reminder_email) await queueEmail(tx, { dedupe: event, template: mail, to, payload })
    if (timer === 'remind_hours' && wanted.reminder_sms) {
      await queueSms(tx, { dedupe: event, template: `reminder_${side}`, to, payload })
    }
  }
}

/** Writes an e-mail about a review to one side of its booking: of each kind one, however often it is asked for. */
export async function queueReviewEmail(
  tx: Tx,
  bookingId: string,
  event: ReviewMail,
  side: Side,
): Promise<void> {
  const booking = await bookingForNotice(tx, bookingId)
  if (!booking) return
  const to = readerOf(booking, side)
  if (!(await preferencesFor(tx, to.id)).review_email) return
  await queueEmail(tx, {
    dedupe: `review:${bookingId}:${event}:${side}`,
    template: `${event}_${side}`,
    to,
    payload: { bookingId },
  })
}

/**
 * Tells the provider that an appointment no longer lies within the working hours.
 * @param event what made it so: the same news is told once
 */
export async function queueUnfit(tx: Tx, bookingId: string, event: string): Promise<void> {
  const booking = await bookingForNotice(tx, bookingId)
  if (!booking) return
  const firm = booking.status === 'CONFIRMED'
  if (!firm && booking.status !== 'PENDING') return
  await queueEmail(tx, {
    dedupe: `booking:${bookingId}:unfit:${event}`,
    template: firm ? 'adjusted_provider' : 'unfit_provider',
    to: readerOf(booking, 'provider'),
    payload: { bookingId },
  })
}

/**
 * Writes an e-mail about an account.
 * @param event the job's own name of it: told twice, it is one letter. Only what others cause by typing an
 *   address is one a day.
 */
export async function queueAccountEmail(
  tx: Tx,
  notice: NotifyAccount,
  event: { job: string; day: string },
): Promise<void> {
  if ('tokenId' in notice) {
    const link = await tokenLink(tx, notice.tokenId)
    if (!link) return
    const { tokenId, kind } = notice
    // The new address of an account is asked at that address.
    const to =
      kind === 'confirm_new_email' && link.email ? { ...link.reader, email: link.email } : link.reader
    await queueEmail(tx, { dedupe: `${kind}:${tokenId}`, template: kind, to, payload: { tokenId } })
    return
  }
  const to = await accountReader(tx, notice.userId)
  if (!to) return
  const { kind } = notice
  const payload: Record<string, string> = 'signInId' in notice ? { signInId: String(notice.signInId) } : {}
  const once = BY_OTHERS.includes(kind) ? event.day : ONCE.includes(kind) ? 'once' : event.job
  await queueEmail(tx, { dedupe: `${kind}:${to.id}:${once}`, template: kind, to, payload })
}

const BY_OTHERS: readonly string[] = ['account_exists', 'account_locked']
/** One of these for an account, ever. */
const ONCE: readonly string[] = WELCOME_MAILS

/** Tells both addresses that the account has changed from the old one to the new one; nobody else knows the old one. */
export async function queueEmailChanged(
  tx: Tx,
  user: { id: string; locale: 'fr' | 'ar'; oldEmail: string; email: string },
  event: string,
): Promise<void> {
  const { oldEmail, ...to } = user
  for (const [template, email] of [
    ['email_changed', to.email],
    ['email_changed_old', oldEmail],
  ] as const) {
    await queueEmail(tx, { dedupe: `${template}:${event}`, template, to: { ...to, email }, payload: {} })
  }
}

/** Writes an e-mail about a provider's standing; a provider that is gone has nobody to tell. */
export async function queueProviderEmail(tx: Tx, event: NotifyProvider): Promise<void> {
  const provider = await providerReader(tx, event.providerId)
  if (!provider) return
  await queueEmail(tx, {
    dedupe: `provider:${event.providerId}:${event.mail}:${event.at}`,
    template: event.mail,
    to: provider.reader,
    payload: { providerId: String(event.providerId) },
  })
}
