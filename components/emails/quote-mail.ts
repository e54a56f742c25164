import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { type QuoteMail, quoteSideOf } from '@/lib/quotes/domain/mails'
import type { QuoteNotice } from '@/lib/quotes/queries/notice'
import { formatDate, formatDateTime } from '@/lib/time/format'
import { isolate, manyLines, oneLine } from './clean-text'
import type { Fact, MailContent } from './content'
import { type EmailTranslator, emailTranslator } from './translator'

const MAX_WORDS = 600

/** Mails that describe the job itself to who may do it. */
const SHOWS_JOB: readonly QuoteMail[] = ['invited_provider', 'answer_provider', 'countered_provider']
const SHOWS_PRICE: readonly QuoteMail[] = [
  'received_client',
  'revised_client',
  'agreed_client',
  'kept_client',
  'countered_provider',
  'accepted_provider',
]

function placeOf({ request }: QuoteNotice, locale: Locale, t: EmailTranslator): string {
  const city = locale === 'ar' ? request.cityAr : request.cityFr
  const district = locale === 'ar' ? request.districtAr : request.districtFr
  return district ? t('area', { district, city }) : city
}

/** What it is about. The exact place and telephones are not among what the query reads (C14). */
function factsOf(mail: QuoteMail, notice: QuoteNotice, locale: Locale, t: EmailTranslator): readonly Fact[] {
  const { request, quote } = notice
  const facts: Fact[] = [
    { label: t('facts.service'), value: oneLine(locale === 'ar' ? request.serviceAr : request.serviceFr) },
    {
      label: t('facts.job'),
      value: SHOWS_JOB.includes(mail)
        ? `${oneLine(request.title)}\n${manyLines(request.description, MAX_WORDS)}`
        : oneLine(request.title),
    },
    { label: t('facts.where'), value: placeOf(notice, locale, t) },
  ]
  if (SHOWS_JOB.includes(mail)) {
    const value = request.wishedOn ? formatDate(locale, request.wishedOn, 'long') : t('quote.anyDay')
    facts.push({ label: t('facts.wished'), value })
  }
  if (quote && SHOWS_PRICE.includes(mail)) {
    facts.push({ label: t('facts.price'), value: formatMoney(locale, quote.total) })
  }
  facts.push({ label: t('facts.reference'), value: request.reference, ltr: true })
  return facts
}

/** Words of the other side: what was asked, answered, or said with a price. */
function quotedIn(mail: QuoteMail, notice: QuoteNotice, message: string | null, t: EmailTranslator) {
  const words =
    mail === 'countered_provider'
      ? notice.quote?.counterNote
      : mail === 'received_client' || mail === 'revised_client'
        ? notice.quote?.message
        : message
  return words ? { label: t('facts.words'), text: manyLines(words, MAX_WORDS) } : null
}

function hrefOf(
  mail: QuoteMail,
  { request, bookingId }: QuoteNotice,
  locale: Locale,
  appUrl: string,
): string {
  const base = `${appUrl}/${locale}`
  if (mail === 'expired_client') return `${base}/quotes/new`
  if (mail === 'declined_provider') return `${base}/pro/quotes`
  if (mail === 'accepted_provider' && bookingId) return `${base}/pro/bookings/${bookingId}`
  return `${base}/${quoteSideOf(mail) === 'client' ? 'account' : 'pro'}/quotes/${request.id}`
}

const NOTES: Partial<Record<QuoteMail, 'notes.quotePrivate' | 'notes.quoteFree'>> = {
  invited_provider: 'notes.quotePrivate',
  received_client: 'notes.quoteFree',
}

/** The e-mail about a request for quotes or one provider's price, in its reader's language. */
export function quoteMail(
  mail: QuoteMail,
  notice: QuoteNotice,
  message: string | null,
  appUrl: string,
): MailContent {
  const { request, provider, quote } = notice
  const side = quoteSideOf(mail)
  const locale = (side === 'client' ? request.client : provider)?.locale ?? 'fr'
  const t = emailTranslator(locale)
  const providerName = oneLine((locale === 'ar' ? provider?.nameAr : provider?.nameFr) ?? '')
  const clientName = oneLine(`${request.client.firstName} ${request.client.initial}.`)
  const values = {
    provider: isolate(locale, providerName),
    client: isolate(locale, clientName),
    title: isolate(locale, oneLine(request.title)),
    service: oneLine(locale === 'ar' ? request.serviceAr : request.serviceFr),
    place: placeOf(notice, locale, t),
    total: quote ? formatMoney(locale, quote.total) : '',
    counter: quote?.counterTotal ? formatMoney(locale, quote.counterTotal) : '',
    valid: quote ? formatDateTime(locale, quote.validUntil) : '',
    deadline: formatDateTime(locale, request.expiresAt),
    count: request.openQuotes,
  }
  const body = t(`quote.${mail}.body`, values)
  const note = NOTES[mail]
  return {
    locale,
    subject: t(`quote.${mail}.subject`, values),
    preheader: body,
    heading: t(`quote.${mail}.heading`),
    greeting: t('greeting', {
      name: side === 'client' ? isolate(locale, oneLine(request.client.firstName)) : values.provider,
    }),
    body,
    facts: factsOf(mail, notice, locale, t),
    quote: quotedIn(mail, notice, message, t),
    action: { label: t(`quote.${mail}.action`), href: hrefOf(mail, notice, locale, appUrl) },
    fallback: null,
    note: note ? t(note) : null,
    why: t(side === 'client' ? 'why.quoteClient' : 'why.provider'),
  }
}
