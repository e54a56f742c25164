/** Longer texts are cut: nobody types more into one box, and every later step stays cheap. */
const MAX_LENGTH = 200

/** What is read of the raw text: enough for 200 letters after invisible marks are gone. */
const MAX_RAW_LENGTH = 2000

/** One written letter, several code points: all become the one most keyboards produce. */
const FOLDED: Readonly<Record<string, string>> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ے: 'ي',
  ة: 'ه',
  ە: 'ه',
  ھ: 'ه',
  ہ: 'ه',
  ک: 'ك',
  گ: 'ك',
  ڭ: 'ك',
  ݣ: 'ك',
  پ: 'ب',
  ڤ: 'ف',
  ڥ: 'ف',
  چ: 'ش',
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ı: 'i',
  ł: 'l',
}
const FOLDABLE = new RegExp(`[${Object.keys(FOLDED).join('')}]`, 'g')

/** Hamza standing alone and tatweel carry no sound that people agree to write. */
const SILENT_ARABIC = /[\u0621\u0640]/g

/** On Arabizi keyboards an apostrophe dots the letter: 3' is غ, 7' is خ. */
const DOTTED_DIGIT = /([37])['’‘`´](?=[a-z])|(?<=[a-z])([37])['’‘`´]/g

/** French articles and elided words, and the Arabic article written apart in Latin letters. */
const ARTICLES = new Set('l d qu le la les un une des du de el al'.split(' '))

/** The article with the small words glued before it; the long ones need three letters behind them. */
const ARABIC_ARTICLE = /^(?:(?:وال|فال|بال|كال|دال|ولل|لل)(?=.{3})|ال(?=.{2}))/

function stripArabicArticle(word: string): string {
  let rest = word
  for (;;) {
    const next = rest.replace(ARABIC_ARTICLE, '')
    if (next === rest) return rest
    rest = next
  }
}

function cut(words: readonly string[]): string {
  let text = ''
  for (const word of words) {
    const longer = text === '' ? word : `${text} ${word}`
    if (longer.length > MAX_LENGTH) break
    text = longer
  }
  // A single endless word: cut between code points, never inside a surrogate pair.
  if (text === '' && words[0]) text = words[0].slice(0, MAX_LENGTH).replace(/[\ud800-\udbff]$/, '')
  return text
}

/**
 * The one form in which texts are stored for searching and in which queries arrive: NFKC, lower case, no
 * diacritics, harakat or tatweel, letters folded, Western digits, articles stripped, punctuation as single
 * spaces, at most 200 characters. Idempotent; never throws.
 */
export function normaliseText(text: string): string {
  const letters = text
    .slice(0, MAX_RAW_LENGTH)
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(SILENT_ARABIC, '')
    .replace(FOLDABLE, letter => FOLDED[letter] ?? letter)
    .replace(/اا+/g, 'ا')
    .replace(/[\u0660-\u0669]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .replace(/[\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) - 0x6f0))
    .replace(DOTTED_DIGIT, (_, before, after) => ((before ?? after) === '3' ? 'gh' : 'kh'))
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
  const words = letters.split(' ').filter(Boolean).map(stripArabicArticle)
  const telling = words.filter(word => !ARTICLES.has(word))
  return cut(telling.length > 0 ? telling : words.slice(-1))
}
