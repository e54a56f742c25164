import type { LinkAct } from '@/lib/answers/domain'
import { contactShared } from '@/lib/bookings/domain/contact'
import type { Alternative } from '@/lib/bookings/queries/alternatives'
import type { BookingNotice } from '@/lib/bookings/queries/notice'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { type BookingMail, isReviewMail, sideOf } from '@/lib/notifications/domain/mails'
import { formatDate, formatDateTime } from '@/lib/time/format'
import { formatMinutes } from '@/lib/time/zone'
import { bookingFacts, bookingNames } from './booking-facts'
import { isolate, manyLines, oneLine } from './clean-text'
import type { MailContent } from './content'
import { type EmailTranslator, emailTranslator } from './translator'

// A refusal is of no use without a way on.
export const LEADS_TO_SEARCH: readonly BookingMail[] = [
  'refused_client',
  'expired_client',
  'cancelled_client',
  'not_started_client',
]

const NOTES = {
  requested_client: 'notes.contactLater',
  requested_provider: 'notes.contactOnAccept',
  confirmed_client: 'notes.tellEarly',
  confirmed_provider: 'notes.private',
  reminder_day_client: 'notes.code',
  reminder_day_provider: 'notes.askCode',
  reminder_hours_client: 'notes.code',
  reminder_hours_provider: 'notes.askCode',
  expired_provider: 'notes.answerFast',
  invite_client: 'notes.blind',
  invite_provider: 'notes.blind',
  no_show_client: 'notes.contest',
  no_show_provider: 'notes.contest',
  started_client: 'notes.endCode',
  completed_client: 'notes.dispute',
  completed_provider: 'notes.dispute',
  disputed_client: 'notes.bothHeard',
  disputed_provider: 'notes.bothHeard',
} as const

const QUOTED = {
  refused_client: 'facts.reason',
  cancelled_client: 'facts.reason',
  cancelled_provider: 'facts.reason',
  receipt_client: 'facts.yourReason',
  receipt_provider: 'facts.yourReason',
  aborted_client: 'facts.reason',
  aborted_provider: 'facts.reason',
  extra_asked_client: 'facts.reason',
  ruled_client: 'facts.ruling',
  ruled_provider: 'facts.ruling',
  counter_client: 'facts.note',
  proposed_client: 'facts.note',
  proposed_provider: 'facts.note',
} as const
const ASKS: readonly BookingMail[] = ['counter_client', 'proposed_client', 'proposed_provider']
const MAX_QUOTE = 500

/** Whose words stand in the quote. */
function quoted(mail: BookingMail, booking: BookingNotice): string | null | undefined {
  if (mail === 'extra_asked_client') return booking.extra?.reason
  if (mail === 'ruled_client' || mail === 'ruled_provider') return booking.dispute?.ruling
  if (ASKS.includes(mail)) return booking.proposal?.note
  return booking.reason
}

const entry = <Value>(table: Partial<Record<BookingMail, Value>>, mail: BookingMail) => table[mail]

function actionHref(mail: BookingMail, booking: BookingNotice, appUrl: string, service: string): string {
  const side = sideOf(mail)
  const { locale } = booking[side]
  if (LEADS_TO_SEARCH.includes(mail)) return `${appUrl}/${locale}/search?q=${encodeURIComponent(service)}`
  const page = `${appUrl}/${locale}/${side === 'client' ? 'account' : 'pro'}/bookings/${booking.id}`
  return mail.startsWith('invite_') ? `${page}/review` : isReviewMail(mail) ? `${page}#reviews` : page
}

/** Where a request can be answered without signing in. */
type AnswerLink = { href: (appUrl: string, locale: string, act?: LinkAct) => string }

const money = (locale: Locale, centimes: number | null | undefined) => formatMoney(locale, centimes ?? 0)

/** What the client would owe with the extra that waits. */
const sumWithExtra = ({ payable, extra }: BookingNotice) =>
  (payable ?? 0) + (extra?.status === 'OPEN' ? (extra.total ?? 0) : 0)

/** Somebody else who could do it, and when. */
function nearLink(
  { slug, nameFr, nameAr, offerId, slot }: Alternative,
  locale: Locale,
  appUrl: string,
  t: EmailTranslator,
) {
  const when = t('whenShort', { date: formatDate(locale, slot.date, 'medium'), time: slot.wall })
  return {
    label: t('near', { name: isolate(locale, oneLine(locale === 'ar' ? nameAr : nameFr)), when }),
    href: `${appUrl}/${locale}/providers/${slug}/book?offer=${offerId}&start=${encodeURIComponent(slot.start.toISOString())}`,
  }
}

/** The e-mail about a booking, in its reader's language. Times are the agreed wall time, never converted. */
export function bookingMail(
  mail: BookingMail,
  booking: BookingNotice,
  appUrl: string,
  link: AnswerLink | null = null,
  near: readonly Alternative[] = [],
): MailContent {
  const side = sideOf(mail)
  const { locale } = booking[side]
  const t = emailTranslator(locale)
  // The job is done: to speak of it afterwards needs neither address nor telephone.
  const shared = contactShared(booking.status) && booking.status !== 'COMPLETED'
  const names = bookingNames(booking, locale, shared)
  const { proposal } = booking
  const whenText = ({ wallDate, wallMinutes }: Pick<BookingNotice, 'wallDate' | 'wallMinutes'>) =>
    t('whenShort', { date: formatDate(locale, wallDate, 'medium'), time: formatMinutes(wallMinutes) })
  const values = {
    provider: isolate(locale, names.provider),
    client: isolate(locale, names.client),
    service: isolate(locale, names.service),
    when: whenText(booking),
    deadline: booking.expiresAt ? formatDateTime(locale, booking.expiresAt) : '',
    by: (ASKS.includes(mail) ? proposal?.by : booking.cancelledBy) ?? 'system',
    // An expired request whose proposal went down with it waited for the client, not for the provider.
    proposed:
      proposal && (booking.status !== 'REJECTED' || proposal.status === 'LAPSED')
        ? whenText(proposal)
        : 'none',
    until: proposal ? formatDateTime(locale, proposal.expiresAt) : '',
    extra: money(locale, booking.extra?.total),
    total: money(locale, sumWithExtra(booking)),
    payable: money(locale, booking.payable),
    refund: money(locale, booking.dispute?.refund),
    asks: booking.extra?.status === 'OPEN' ? 'yes' : 'no',
    paid: booking.amountPaid > 0 ? 'yes' : 'no',
    owes: booking.payable ? 'yes' : 'no',
    gives: booking.dispute?.refund ? 'yes' : 'no',
  }
  const note = entry(NOTES, mail)
  const quoteLabel = entry(QUOTED, mail)
  const words = quoted(mail, booking)
  const body = t(`booking.${mail}.body`, values)
  return {
    locale,
    subject: t(`booking.${mail}.subject`, values),
    preheader: body,
    heading: t(`booking.${mail}.heading`),
    greeting: t('greeting', {
      name: isolate(locale, side === 'client' ? oneLine(booking.client.firstName) : names.provider),
    }),
    body,
    facts: bookingFacts(booking, side, t, shared),
    quote: quoteLabel && words ? { label: t(quoteLabel), text: manyLines(words, MAX_QUOTE) } : null,
    action: link
      ? { label: t('answer.accept'), href: link.href(appUrl, locale, 'accept') }
      : { label: t(`booking.${mail}.action`), href: actionHref(mail, booking, appUrl, names.service) },
    ...(link
      ? {
          others: [
            { label: t('answer.propose'), href: link.href(appUrl, locale, 'propose') },
            { label: t('answer.refuse'), href: link.href(appUrl, locale, 'refuse') },
            { label: t(`booking.${mail}.action`), href: actionHref(mail, booking, appUrl, names.service) },
          ],
        }
      : near.length > 0
        ? { others: near.map(other => nearLink(other, locale, appUrl, t)) }
        : {}),
    fallback: null,
    note: note ? t(note) : null,
    why: t(side === 'client' ? 'why.client' : 'why.provider'),
  }
}
