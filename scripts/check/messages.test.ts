import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkMessages } from './messages'

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'khadamat-messages-'))
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

function write(file: string, text: string) {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true })
  writeFileSync(path.join(root, file), text)
}

function check(fr: unknown, ar: unknown): string[] {
  write('messages/fr.json', JSON.stringify(fr))
  write('messages/ar.json', JSON.stringify(ar))
  return checkMessages(root).map(found => found.message)
}

const FR_PLURAL = '{n, plural, one {# avis} other {# avis}}'
const AR_PLURAL =
  '{n, plural, zero {بلا تقييم} one {تقييم} two {تقييمان} few {# تقييمات} many {# تقييما} other {# تقييم}}'

test('two languages that match are left alone', () => {
  const fr = {
    a: { title: 'Bonjour {name}', votes: FR_PLURAL, hours: '{n} h', link: 'Lire <a>tout</a>' },
    brand: 'Khadamat',
  }
  const ar = {
    a: { title: 'مرحبا {name}', votes: AR_PLURAL, hours: AR_PLURAL, link: 'اقرأ <a>الكل</a>' },
    brand: 'Khadamat',
  }
  expect(check(fr, ar)).toEqual([])
})

const wrong: [name: string, fr: unknown, ar: unknown, message: string][] = [
  ['a key only in French', { a: 'Un' }, {}, 'a is missing in ar'],
  ['a key only in Arabic', {}, { a: { b: 'واحد' } }, 'a.b is missing in fr'],
  ['an empty text', { a: ' ' }, { a: ' ' }, 'a is empty'],
  ['a key with a dot', { 'a.b': 'Un' }, { 'a.b': 'واحد' }, 'a.b a key may not contain a dot'],
  [
    'another argument',
    { a: 'Bonjour {name}' },
    { a: 'مرحبا {nom}' },
    'a fr fills in name:argument; ar nom:argument',
  ],
  ['a lost tag', { a: 'Lire <b>tout</b>' }, { a: 'اقرأ الكل' }, 'a fr fills in b:tag; ar nothing'],
  ['broken syntax', { a: 'Bonjour {name' }, { a: 'مرحبا' }, 'a fr: expect argument closing brace'],
  [
    'Arabic with two forms',
    { a: FR_PLURAL },
    { a: '{n, plural, one {تقييم} other {# تقييم}}' },
    'a ar: the plural of n lacks zero two few many',
  ],
  ['no plural in Arabic', { a: FR_PLURAL }, { a: '{n} تقييم' }, 'a fr fills in n:plural; ar n:argument'],
  ['French left in Arabic', { a: 'Bonjour' }, { a: 'Bonjour' }, 'a ar: is not Arabic'],
  ['Arabic left in French', { a: 'مرحبا' }, { a: 'مرحبا' }, 'a fr: holds Arabic'],
  [
    'a date the formatter would convert',
    { a: 'Le {at, date}' },
    { a: 'يوم {at, date}' },
    'a {at, date} would use the machine’s zone: pass words',
  ],
  [
    'a plural among the errors',
    { errors: { a: FR_PLURAL } },
    { errors: { a: AR_PLURAL } },
    'errors.a an error text has plain {names} only, not n:plural',
  ],
]

test.each(wrong)('caught: %s', (_name, fr, ar, message) => {
  expect(check(fr, ar)).toContain(message)
})

const FR = { errors: { booking: { slot_taken: 'Pris' } }, cards: { title: 'Titre', status: { ok: 'Bien' } } }
const AR = { errors: { booking: { slot_taken: 'محجوز' } }, cards: { title: 'عنوان', status: { ok: 'جيد' } } }

const codes: [name: string, file: string, code: string, message: string][] = [
  ['thrown', 'lib/a/commands.ts', "throw new AppError('auth.gone', {})", 'no message errors.auth.gone'],
  [
    'of an heir',
    'lib/core/errors.ts',
    "class E extends AppError { constructor() { super('away') } }",
    'no message errors.away',
  ],
  [
    'in a list',
    'lib/a/domain.ts',
    "export const REFUSALS = ['booking.slot_taken', 'booking.late']",
    'no message errors.booking.late',
  ],
  [
    'asked for',
    'components/card.tsx',
    "const t = useTranslations('cards')\nt('name')",
    'no message cards.name',
  ],
  [
    'asked for among several',
    'app/page.tsx',
    "const [t, u] = await Promise.all([getTranslations({ locale, namespace: 'cards' }), getTranslations('errors')])\nt('title')\nu.rich('gone')",
    'no message errors.gone',
  ],
  [
    'of a branch',
    'components/card.tsx',
    `const t = useTranslations('cards')\nt(\`state.\${x}\`)`,
    'no message cards.state.',
  ],
]

test.each(codes)('caught: a code %s without words', (_name, file, code, message) => {
  write(file, code)
  expect(check(FR, AR)).toEqual([message])
})

test('codes and keys that have words are left alone', () => {
  write('lib/a/commands.ts', "throw new AppError('booking.slot_taken')\nexport const job = 'bookings.expire'")
  write('lib/a/actions.ts', "export const go = defineAction({ name: 'booking.go', audit: ['booking.went'] })")
  write(
    'components/card.tsx',
    "const t = useTranslations('cards')\nt('title')\nt('status.ok')\nother('gone')",
  )
  expect(check(FR, AR)).toEqual([])
})
