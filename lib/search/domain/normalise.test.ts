import fc from 'fast-check'
import { expect, test } from 'vitest'
import { normaliseText } from './normalise'

test.each([
  ['Électricien à Fès', 'electricien a fes'],
  ["Chasse d'eau", 'chasse eau'],
  ['chasse d’eau', 'chasse eau'],
  ["l'électricien", 'electricien'],
  ['le plombier de la maison', 'plombier maison'],
  ['Œuvre', 'oeuvre'],
  ['  plombier,,,  CASA! ', 'plombier casa'],
  ['٠٦١٢ ۳', '0612 3'],
  ['السّبّاك', 'سباك'],
  ['كهربـــائي', 'كهربايي'],
  ['إصلاح آلة', 'اصلاح اله'],
  ['مدرسة', 'مدرسه'],
  ['على', 'علي'],
  ['مؤمن', 'مومن'],
  ['وال بالبلومبي والصباغ للنجار', 'وال بلومبي صباغ نجار'],
  ['ڭاراج گاراج ݣاراج', 'كاراج كاراج كاراج'],
  ['پلومبي ڤيترينة', 'بلومبي فيترينه'],
  ['el bricoleur', 'bricoleur'],
  ["3'assala", 'ghassala'],
  ['ﻻ', 'لا'],
  ['', ''],
  ['😀 !!', ''],
])('%j becomes %j', (text, expected) => {
  expect(normaliseText(text)).toBe(expected)
})

test('marks that turn or hide text leave no trace', () => {
  expect(normaliseText('\u202eplom\u200bbier\u200f')).toBe('plombier')
})

test('what is only an article stays, for it may be the beginning of a word', () => {
  expect(normaliseText('la')).toBe('la')
})

test('a text is cut at 200 characters, between words', () => {
  const cut = normaliseText('plombier '.repeat(1000))
  expect(cut.length).toBeLessThanOrEqual(200)
  expect(cut.endsWith('plombier')).toBe(true)
  expect(normaliseText('x'.repeat(10_000))).toHaveLength(200)
})

const letters = fc.string({
  unit: fc.constantFrom(..."الوبفكدةىئلد '’-37le ABeÉçœ\u0651\u0640\u200f😀"),
  maxLength: 60,
})

test('normalising twice is normalising once, and nothing throws', () => {
  const texts = fc.oneof(
    letters,
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc.string({ unit: 'grapheme', maxLength: 300 }),
  )
  fc.assert(
    fc.property(texts, text => {
      const once = normaliseText(text)
      expect(normaliseText(once)).toBe(once)
      expect(once.length).toBeLessThanOrEqual(200)
    }),
    { seed: 20_270_208, numRuns: 1500 },
  )
})
