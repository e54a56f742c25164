import { type Problem, type Shape, shapeOf, type Texts } from './catalogue'

const FRENCH_FORMS = ['one', 'other']
const ARABIC_FORMS = ['zero', 'one', 'two', 'few', 'many', 'other']

// Names that are written in their own letters in either language.
const LATIN_NAMES =
  /\b(Khadamat|Français|Club|Pro|Premium|Enterprise|WhatsApp|SMS|PDF|ICE|CNDP|Stripe|CMI|Google|Apple|OpenStreetMap|FR|Leaflet|HTML|GPS|QR|RIB|IBAN|TVA|MAD|DH|km|h|min)\b/gu
const ARABIC_NAMES = /العربية/gu
const ARABIC = /\p{Script=Arabic}/u
const LATIN_WORD = /\p{Script=Latin}{2,}/u

type Side = { language: 'fr' | 'ar'; forms: readonly string[] }
const SIDES: readonly Side[] = [
  { language: 'fr', forms: FRENCH_FORMS },
  { language: 'ar', forms: ARABIC_FORMS },
]

function shape(key: string, text: string, language: string, problems: Problem[]): Shape | null {
  try {
    return shapeOf(text)
  } catch (error) {
    const reason = error instanceof Error ? error.message : 'unreadable'
    problems.push({ key, message: `${language}: ${reason.toLowerCase().replaceAll('_', ' ')}` })
    return null
  }
}

const listSlots = ({ slots }: Shape) =>
  [...slots]
    .map(([slot, kind]) => `${slot}:${kind}`)
    .sort()
    .join(', ') || 'nothing'

function formProblems(key: string, { language, forms }: Side, { plurals }: Shape): Problem[] {
  return plurals.flatMap(plural => {
    const missing = forms.filter(form => !plural.forms.includes(form))
    if (missing.length === 0) return []
    return [{ key, message: `${language}: the plural of ${plural.slot} lacks ${missing.join(' ')}` }]
  })
}

function scriptProblems(key: string, fr: Shape, ar: Shape): Problem[] {
  const problems: Problem[] = []
  const foreign = ar.words.replace(LATIN_NAMES, '')
  if (LATIN_WORD.test(foreign) && !ARABIC.test(foreign)) problems.push({ key, message: 'ar: is not Arabic' })
  if (LATIN_WORD.test(fr.words.replace(LATIN_NAMES, '')) && ar.words.trim() === '')
    problems.push({ key, message: 'ar: says nothing' })
  if (ARABIC.test(fr.words.replace(ARABIC_NAMES, ''))) problems.push({ key, message: 'fr: holds Arabic' })
  return problems
}

function pairProblems(key: string, frText: string, arText: string): Problem[] {
  const problems: Problem[] = []
  const fr = shape(key, frText, 'fr', problems)
  const ar = shape(key, arText, 'ar', problems)
  if (!fr || !ar) return problems
  // Where French writes "5 h", Arabic may have to count; the other way round a plural has been lost.
  const counted = [...fr.slots].map(([slot, kind]): [string, string] =>
    kind === 'argument' && ar.slots.get(slot) === 'plural' ? [slot, 'plural'] : [slot, kind],
  )
  if (listSlots({ ...fr, slots: new Map(counted) }) !== listSlots(ar))
    problems.push({ key, message: `fr fills in ${listSlots(fr)}; ar ${listSlots(ar)}` })
  for (const side of SIDES) problems.push(...formProblems(key, side, side.language === 'fr' ? fr : ar))
  for (const [slot, kind] of [...fr.slots, ...ar.slots]) {
    if (kind === 'date' || kind === 'time')
      problems.push({ key, message: `{${slot}, ${kind}} would use the machine’s zone: pass words` })
    // These texts also travel to the browser alone, where only `{name}` is filled in.
    else if (key.startsWith('errors.') && kind !== 'argument')
      problems.push({ key, message: `an error text has plain {names} only, not ${slot}:${kind}` })
  }
  return [...problems, ...scriptProblems(key, fr, ar)]
}

/** Everything in which the two languages do not match, or one of them is not whole. */
export function compareLanguages(fr: Texts, ar: Texts): Problem[] {
  const problems: Problem[] = []
  for (const key of ar.keys()) if (!fr.has(key)) problems.push({ key, message: 'is missing in fr' })
  for (const [key, text] of fr) {
    const other = ar.get(key)
    if (other === undefined) problems.push({ key, message: 'is missing in ar' })
    else problems.push(...pairProblems(key, text, other))
  }
  const seen = new Set<string>()
  return problems.filter(
    ({ key, message }) => !seen.has(`${key} ${message}`) && seen.add(`${key} ${message}`),
  )
}
