import { getMessages, getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/routing'

export type Translate = Awaited<ReturnType<typeof getTranslations>>

// Keyed by the messages themselves, so that edited ones are read anew while developing.
const kept = new WeakMap<object, Translate>()

/**
 * All words of a language, kept from request to request: reading a sentence with plurals costs more than saying it,
 * and a page of results says a hundred of them.
 */
export async function keptTranslator(locale: Locale): Promise<Translate> {
  const messages = await getMessages({ locale })
  const known = kept.get(messages)
  if (known) return known
  const translate = await getTranslations({ locale })
  kept.set(messages, translate)
  return translate
}
