import { createTranslator } from 'next-intl'
import type { Locale } from '@/lib/i18n/routing'
import ar from '@/messages/ar.json'
import fr from '@/messages/fr.json'

// Better no mail, and a dead letter that someone sees, than one with a code in place of its words.
const refuse = (error: Error) => {
  throw error
}

/** Words of the e-mails. Jobs run outside of a request, so the language is an argument. */
export function emailTranslator(locale: Locale) {
  const messages: Pick<typeof fr, 'emails'> = locale === 'ar' ? ar : fr
  return createTranslator({ locale, messages, namespace: 'emails', onError: refuse })
}

export type EmailTranslator = ReturnType<typeof emailTranslator>

/** Words of the audit log, which the letter to administrators shares with their page. */
export function auditTranslator(locale: Locale) {
  const messages: Pick<typeof fr, 'audit'> = locale === 'ar' ? ar : fr
  return createTranslator({ locale, messages, namespace: 'audit', onError: refuse })
}
