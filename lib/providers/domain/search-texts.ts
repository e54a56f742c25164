import { normaliseText } from '@/lib/search/domain/normalise'

type Texts = { nameFr: string; nameAr: string; bioFr: string; bioAr: string }

/** `normaliseText` keeps 200 letters: a bio is handed to it in pieces that are shorter. */
const PIECE = 150

/** Sentences, and of endless ones as many words as fit. */
function pieces(text: string): string[] {
  return text
    .split(/(?<=[.!?؟…])\s+|\n+/u)
    .flatMap(sentence => sentence.match(new RegExp(`.{1,${PIECE}}(?=\\s|$)|\\S{1,${PIECE}}`, 'gu')) ?? [])
}

/**
 * What the search reads of a provider: names and bio of both languages in the form in which queries arrive.
 * The seed and the workshop write the same.
 * @param normalise `normaliseText`, or one that remembers what it has seen
 */
export function searchTexts({ nameFr, nameAr, bioFr, bioAr }: Texts, normalise = normaliseText) {
  return {
    nameText: `${normaliseText(nameFr)} ${normaliseText(nameAr)}`.trim(),
    wordsText: [...pieces(bioFr), ...pieces(bioAr)].map(normalise).filter(Boolean).join(' '),
  }
}
