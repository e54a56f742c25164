import { deviceOf } from '@/lib/accounts/domain/device'
import { hiddenPhone } from '@/lib/accounts/domain/phone-text'
import type { Locale } from '@/lib/i18n/routing'
import type { NoticeMail, TokenMail, WelcomeMail } from '@/lib/notifications/domain/mails'
import { formatDateTime } from '@/lib/time/format'
import { isolate, oneLine } from './clean-text'
import type { Fact, MailContent } from './content'
import { type EmailTranslator, emailTranslator } from './translator'

type Reader = { locale: Locale; firstName: string }

/** What every letter about an account has in common. */
const frame = ({ locale, firstName }: Reader, t: EmailTranslator) => ({
  locale,
  greeting: t('greeting', { name: isolate(locale, oneLine(firstName)) }),
  facts: [],
  quote: null,
  fallback: null,
  why: t('why.account'),
})

/** Asks to confirm an address; also the first hello. `href` opens the account's page, so it is secret. */
export function verifyMail(reader: Reader, href: string, expiresAt: Date): MailContent {
  const t = emailTranslator(reader.locale)
  const body = t('verify.body')
  return {
    ...frame(reader, t),
    subject: t('verify.subject'),
    preheader: body,
    heading: t('verify.heading'),
    body,
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
    ...frame(reader, t),
    subject: t('exists.subject'),
    preheader: body,
    heading: t('exists.heading'),
    body,
    action: { label: t('exists.action'), href: `${appUrl}/${reader.locale}/sign-in` },
    note: t('exists.note'),
    why: t('why.exists'),
  }
}

type Link = { href: string; expiresAt: Date; email: string | null }

/** A link that waits to be used. */
export function tokenMail(
  mail: Exclude<TokenMail, 'verify_email'>,
  reader: Reader,
  { href, expiresAt, email }: Link,
): MailContent {
  const t = emailTranslator(reader.locale)
  const body = t(`account.${mail}.body`, { email: isolate(reader.locale, oneLine(email ?? '')) })
  return {
    ...frame(reader, t),
    subject: t(`account.${mail}.subject`),
    preheader: body,
    heading: t(`account.${mail}.heading`),
    body,
    action: { label: t(`account.${mail}.action`), href },
    fallback: t('fallback'),
    note: t('account.deadline', { deadline: formatDateTime(reader.locale, expiresAt) }),
  }
}

/** Where a letter leads when it is not the page about the account's safety. */
const NOTICE_PATHS: Partial<Record<NoticeMail, string>> = {
  phone_confirmed: '/account/settings',
  phone_changed: '/account/settings',
  email_changed_old: '',
  // Who is locked out cannot open the account's own page.
  account_locked: '/forgot-password',
}

/** What to do if it was somebody else, where that is not to change the password. */
const WARNINGS: Partial<Record<NoticeMail, 'account.locked_note' | 'account.not_you_old'>> = {
  account_locked: 'account.locked_note',
  email_changed_old: 'account.not_you_old',
}

const TELLS_PHONE: readonly NoticeMail[] = ['phone_confirmed', 'phone_changed']

/** What has just happened to the account. */
export function noticeMail(
  mail: NoticeMail,
  reader: Reader & { phone: string | null },
  appUrl: string,
): MailContent {
  const t = emailTranslator(reader.locale)
  const body = t(`account.${mail}.body`)
  const facts: Fact[] =
    TELLS_PHONE.includes(mail) && reader.phone
      ? [{ label: t('facts.phone'), value: hiddenPhone(reader.phone), ltr: true }]
      : []
  return {
    ...frame(reader, t),
    subject: t(`account.${mail}.subject`),
    preheader: body,
    heading: t(`account.${mail}.heading`),
    body,
    facts,
    action: {
      label: t(`account.${mail}.action`),
      href: `${appUrl}/${reader.locale}${NOTICE_PATHS[mail] ?? '/account/security'}`,
    },
    note: t(WARNINGS[mail] ?? 'account.not_you'),
  }
}

type SignIn = { at: Date; ip: string | null; userAgent: string | null }

/** Somebody signed in on a device that had not been in before. */
export function deviceMail(reader: Reader, { at, ip, userAgent }: SignIn, appUrl: string): MailContent {
  const t = emailTranslator(reader.locale)
  const body = t('account.new_device.body')
  const device = deviceOf(userAgent)
  const name = device ? [device.browser, device.system].filter(Boolean).join(' · ') : null
  return {
    ...frame(reader, t),
    subject: t('account.new_device.subject'),
    preheader: body,
    heading: t('account.new_device.heading'),
    body,
    facts: [
      { label: t('facts.at'), value: formatDateTime(reader.locale, at) },
      { label: t('facts.device'), value: name ?? t('account.unknown_device'), ltr: name !== null },
      ...(ip ? [{ label: t('facts.ip'), value: ip, ltr: true }] : []),
    ],
    action: { label: t('account.new_device.action'), href: `${appUrl}/${reader.locale}/account/security` },
    note: t('account.not_you'),
  }
}

/** The next steps of each side, the first one as the button. */
const STEPS = {
  welcome_client: [
    ['search', '/services'],
    ['address', '/account/addresses'],
    ['phone', '/account/settings'],
  ],
  welcome_provider: [
    ['profile', '/pro/onboarding'],
    ['phone', '/account/settings'],
    ['safety', '/account/security'],
  ],
} as const

/** The first hello: the account is ready, and this is what to do with it (E10). */
export function welcomeMail(mail: WelcomeMail, reader: Reader, appUrl: string): MailContent {
  const t = emailTranslator(reader.locale)
  const body = t(`welcome.${mail}.body`)
  const [first, ...others] = STEPS[mail].map(([step, path]) => ({
    label: t(`welcome.steps.${step}`),
    href: `${appUrl}/${reader.locale}${path}`,
  }))
  if (!first) throw new Error('a welcome without a step')
  return {
    ...frame(reader, t),
    subject: t(`welcome.${mail}.subject`),
    preheader: body,
    heading: t(`welcome.${mail}.heading`),
    body,
    action: first,
    others,
    note: t(`welcome.${mail}.note`),
    why: t('why.welcome'),
  }
}
