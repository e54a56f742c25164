import type { Locale } from '@/lib/i18n/routing'

/** What is left of a name when its account was erased; no name that a person may type looks like it. */
const ERASED = /^-( -\.?)?$/

const WORDS: Record<Locale, string> = { fr: 'Compte effacé', ar: 'حساب محذوف' }

/** A person's name as the page shows it; whose account is gone has a word in the reader's language instead. */
export const personName = (locale: Locale, name: string): string =>
  ERASED.test(name.trim()) ? WORDS[locale] : name
