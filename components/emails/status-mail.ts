import type { Locale } from '@/lib/i18n/routing'
import type { StatusMail } from '@/lib/notifications/domain/mails'
import { isolate, manyLines, oneLine } from './clean-text'
import type { MailContent } from './content'
import { emailTranslator } from './translator'

type Account = { locale: Locale; firstName: string; reason: string | null }

const PATH: Record<StatusMail, string> = { account_suspended: '', account_reactivated: '/sign-in' }

/** Tells somebody that the account was closed, with the reason in the administrator's words, or opened again. */
export function statusMail(mail: StatusMail, account: Account, appUrl: string): MailContent {
  const { locale, firstName, reason } = account
  const t = emailTranslator(locale)
  const say = (key: 'subject' | 'heading' | 'body' | 'action') => t(`status.${mail}.${key}`)
  return {
    locale,
    subject: say('subject'),
    preheader: say('body'),
    heading: say('heading'),
    greeting: t('greeting', { name: isolate(locale, oneLine(firstName)) }),
    body: say('body'),
    facts: [],
    quote:
      mail === 'account_suspended' && reason
        ? { label: t('facts.reason'), text: manyLines(reason, 500) }
        : null,
    action: { label: say('action'), href: `${appUrl}/${locale}${PATH[mail]}` },
    fallback: null,
    note: null,
    why: t('why.account'),
  }
}
