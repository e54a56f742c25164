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

/** Keeps a foreign name from mixing with the sentence around it. */
export function isolate(text: string): string {
  return `\u2068${text}\u2069`
}

/** Keeps digits in their order inside Arabic. */
export function isolateLtr(text: string): string {
  return `\u2066${text}\u2069`
}
