import 'server-only'
import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/routing'

const NAMES = [
  'add',
  'photo',
  'document',
  'remove',
  'sending',
  'sent',
  'removed',
  'waiting',
  'offline',
  'again',
] as const

export type PhotoWords = Readonly<Record<(typeof NAMES)[number], string>>

/** The picker's sentences with their `{name}` and `{number}` still open: the browser fills them. */
export async function photoWords(locale: Locale): Promise<PhotoWords> {
  const t = await getTranslations({ locale, namespace: 'files.photos' })
  return Object.fromEntries(NAMES.map(name => [name, String(t.raw(name))])) as PhotoWords
}
