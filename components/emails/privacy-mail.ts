import type { Locale } from '@/lib/i18n/routing'
import type { PrivacyMail } from '@/lib/notifications/domain/privacy-mails'
import { formatDateTime } from '@/lib/time/format'
import { isolate, oneLine } from './clean-text'
import type { MailContent } from './content'
import { emailTranslator } from './translator'

/** `firstName` is null in the last letter of an account: by then nobody knows it. */
type Reader = { locale: Locale; firstName: string | null }

/** A letter about one's data: the copy that was asked for is there, the account is gone, the terms have changed. */
export function privacyMail(mail: PrivacyMail, reader: Reader, href: string, until?: Date): MailContent {
  const { locale, firstName } = reader
  const t = emailTranslator(locale)
  const body = t(`privacy.${mail}.body`)
  return {
    locale,
    subject: t(`privacy.${mail}.subject`),
    preheader: body,
    heading: t(`privacy.${mail}.heading`),
    greeting: firstName
      ? t('greeting', { name: isolate(locale, oneLine(firstName)) })
      : t('privacy.greeting'),
    body,
    facts: [],
    quote: null,
    action: { label: t(`privacy.${mail}.action`), href },
    fallback: null,
    note: t(`privacy.${mail}.note`, { date: until ? formatDateTime(locale, until) : '' }),
    why: t(`privacy.${mail}.why`),
  }
}
