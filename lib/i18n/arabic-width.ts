/**
 * How wide Arabic words are in Readex Pro semi-bold, for pictures drawn by a program that joins the letters of a word
 * but measures them one by one. Thousandths of the font size per letter: alone, at the end, at the start, inside.
 */
const SHAPES: Readonly<Record<string, readonly [number, number, number, number]>> = {
  ء: [398, 398, 398, 398],
  اأإآ: [287, 333, 287, 333],
  بتث: [929, 986, 356, 395],
  ة: [526, 586, 526, 586],
  جحخ: [715, 718, 724, 758],
  دذ: [500, 571, 500, 571],
  رز: [449, 493, 449, 493],
  سش: [1313, 1342, 942, 963],
  صض: [1465, 1498, 1063, 1095],
  طظ: [858, 890, 844, 876],
  عغ: [597, 637, 555, 612],
  فڤ: [1116, 1124, 585, 598],
  ق: [810, 809, 585, 598],
  ك: [954, 971, 488, 565],
  ل: [744, 761, 321, 338],
  م: [564, 642, 615, 657],
  ن: [719, 754, 356, 395],
  ه: [526, 586, 646, 550],
  وؤ: [542, 542, 542, 542],
  يئ: [814, 814, 356, 395],
  ى: [814, 814, 814, 814],
}
const WIDTHS = new Map(
  Object.entries(SHAPES).flatMap(([letters, widths]) =>
    [...letters].map(letter => [letter, widths] as const),
  ),
)

/** Letters that never join the one after them. */
const ENDS = /[ءاأإآةدذرزوؤى]/
/** Lam and alef become one sign: this much narrower than the two. */
const LAM_ALEF = 120
const MARKS = /[\u0640\u064b-\u0652\u0670]/g

/** The width of a word in font sizes; null for a word with a sign that is no Arabic letter. */
export function arabicWidth(word: string): number | null {
  const letters = [...word.normalize('NFC').replace(MARKS, '')]
  let sum = 0
  for (const [at, letter] of letters.entries()) {
    const widths = WIDTHS.get(letter)
    if (!widths) return null
    const before = letters[at - 1]
    const next = letters[at + 1]
    const joinsBefore = before !== undefined && !ENDS.test(before) && letter !== 'ء'
    const joinsNext = next !== undefined && next !== 'ء' && !ENDS.test(letter)
    const [alone, end, start, inside] = widths
    sum += joinsBefore ? (joinsNext ? inside : end) : joinsNext ? start : alone
    if (before === 'ل' && /[اأإآ]/.test(letter)) sum -= LAM_ALEF
  }
  return letters.length === 0 ? null : sum / 1000
}
