import type { Locale } from '@/lib/i18n/routing'
import type { NoticeMail, TokenMail } from '@/lib/notifications/domain/mails'
import { formatDateTime } from '@/lib/time/format'
import { isolate, oneLine } from './clean-text'
import type { MailContent } from './content'
import { emailTranslator } from './translator'

type Reader = { locale: Locale; firstName: string }

/** Asks to confirm an address; also the first hello. `href` opens the account's page, so it is secret. */
export function verifyMail(reader: Reader, href: string, expiresAt: Date): MailContent {
  const t = emailTranslator(reader.locale)
  const body = t('verify.body')
  return {
    locale: reader.locale,
    subject: t('verify.subject'),
    preheader: body,
    heading: t('verify.heading'),
    greeting: t('greeting', { name: isolate(reader.locale, oneLine(reader.firstName)) }),
    body,
    facts: [],
    quote: null,
    action: { label: t('verify.action'), href },
    fallback: t('fallback'),
    note: t('verify.note', { deadline: formatDateTime(reader.locale, expiresAt) }),
    why: t('why.verify'),
  }
}

/** For who signs up with an address that has an account: the page cannot say so without telling strangers. */
export function accountExistsMail(reader: Reader, appUrl: string): MailContent {
  const t = emailTranslator(reader.locale)
  const body = t('exists.body')
  return {
    locale: reader.locale,
    subject: t('exists.subject'),
    preheader: body,
    heading: t('exists.heading'),
    greeting: t('greeting', { name: isolate(reader.locale, oneLine(reader.firstName)) }),
    body,
    facts: [],
    quote: null,
    action: { label: t('exists.action'), href: `${appUrl}/${reader.locale}/sign-in` },
    fallback: null,
    note: t('exists.note'),
    why: t('why.exists'),
  }
}

type Subject = { href: string; expiresAt?: Date; email?: string | null }

/** Every other letter about an account: a link that waits to be used, or what has just happened to it. */
export function accountMail(
  mail: Exclude<TokenMail, 'verify_email'> | NoticeMail,
  reader: Reader,
  { href, expiresAt, email }: Subject,
): MailContent {
  const t = emailTranslator(reader.locale)
  const body = t(`account.${mail}.body`, { email: isolate(reader.locale, oneLine(email ?? '')) })
  return {
    locale: reader.locale,
    subject: t(`account.${mail}.subject`),
    preheader: body,
    heading: t(`account.${mail}.heading`),
    greeting: t('greeting', { name: isolate(reader.locale, oneLine(reader.firstName)) }),
    body,
    facts: [],
    quote: null,
    action: { label: t(`account.${mail}.action`), href },
    fallback: expiresAt ? t('fallback') : null,
    note: expiresAt
      ? t('account.deadline', { deadline: formatDateTime(reader.locale, expiresAt) })
      : t(mail === 'account_locked' ? 'account.locked_note' : 'account.not_you'),
    why: t('why.account'),
  }
}
