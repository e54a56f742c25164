import type { Locale } from '@/lib/i18n/routing'

// Bidi controls let a name turn the words around it; zero-width signs hide what it is.
const UNSEEN = /[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu
const UNSEEN_BUT_LINES = /(?!\n)[\p{Cc}\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/gu

/** What a person typed, on one line: no line breaks (they forge headers), no controls. */
export function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replace(UNSEEN, '').trim()
}

/** What a person typed, with its lines, cut at `max` signs. */
export function manyLines(text: string, max: number): string {
  const clean = text
    .replace(/\r\n?/g, '\n')
    .replace(UNSEEN_BUT_LINES, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
  const signs = [...clean]
  return signs.length > max ? `${signs.slice(0, max).join('').trimEnd()}…` : clean
}

const ARABIC = /[\u0600-\u06ff]/
const LATIN = /[A-Za-z\u00c0-\u024f]/

/** Keeps a name of the other script from mixing with the sentence around it; any other stays as it is. */
export function isolate(locale: Locale, text: string): string {
  const foreign = locale === 'ar' ? LATIN : ARABIC
  return foreign.test(text) ? `\u2068${text}\u2069` : text
}

/** Keeps digits in their order inside Arabic. */
export function isolateLtr(locale: Locale, text: string): string {
  return locale === 'ar' ? `\u2066${text}\u2069` : text
}
