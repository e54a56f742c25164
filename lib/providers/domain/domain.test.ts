import { describe, expect, test } from 'vitest'
import { normaliseText } from '@/lib/search/domain/normalise'
import { checklist, isComplete, type ProfileFacts } from './checklist'
import { searchTexts } from './search-texts'
import { providerSlug } from './slug'
import { decisionsIn, PROVIDER_STATUSES } from './standing'
import { currentStep, stepsDone } from './steps'
import { FIRST_WEEK, rangesOf, simpleWeekOf } from './week'

const READY: ProfileFacts = {
  emailVerified: true,
  cityHasDistricts: true,
  districtId: 4,
  bioFr: 'x',
  bioAr: 'x',
  offers: 1,
  hours: 5,
  portrait: true,
  gallery: true,
  documents: true,
}

describe('the checklist', () => {
  test('a profile is complete when nothing required is missing, whatever is only advised', () => {
    expect(isComplete(READY)).toBe(true)
    expect(isComplete({ ...READY, bioAr: '' })).toBe(true)
    for (const hole of [
      { emailVerified: false },
      { districtId: null },
      { offers: 0 },
      { hours: 0 },
      { documents: false },
    ]) {
      expect(isComplete({ ...READY, ...hole }), JSON.stringify(hole)).toBe(false)
    }
    expect(isComplete({ ...READY, bioFr: '', bioAr: '' })).toBe(false)
  })

  test('a town without districts asks for none', () => {
    expect(isComplete({ ...READY, cityHasDistricts: false, districtId: null })).toBe(true)
  })

  test('what is open is said once for each', () => {
    const rows = checklist({ ...READY, bioAr: '', offers: 0 })
    expect(rows.filter(row => !row.done).map(row => row.item)).toEqual(['offers', 'both_bios'])
  })
})

describe('the steps', () => {
  test('one goes on at the first that is not done', () => {
    expect(currentStep(null)).toBe('identity')
    expect(currentStep({ ...READY, bioFr: '', bioAr: '', hours: 0 })).toBe('bio')
    expect(currentStep({ ...READY, documents: false })).toBe('documents')
    expect(currentStep(READY)).toBe('submit')
    expect(stepsDone(null).size).toBe(0)
  })
})

describe('decisions', () => {
  test('each state has its own, and a draft none', () => {
    const all = Object.fromEntries(PROVIDER_STATUSES.map(status => [status, decisionsIn(status)]))
    expect(all).toEqual({
      DRAFT: [],
      SUBMITTED: ['approve', 'refuse'],
      APPROVED: ['suspend'],
      REFUSED: [],
      SUSPENDED: ['reinstate'],
    })
  })
})

describe('the words of the search', () => {
  test('a long bio is kept whole, in the form in which queries arrive', () => {
    const sentence = 'Je répare les fuites d’eau et les chauffe-eau à Casablanca. '
    const { nameText, wordsText } = searchTexts({
      nameFr: 'El Amrani Rénovation',
      nameAr: 'العمراني للترميم',
      bioFr: `${sentence.repeat(12)}Pompes immergées`,
      bioAr: '',
    })
    expect(nameText).toBe(`${normaliseText('El Amrani Rénovation')} ${normaliseText('العمراني للترميم')}`)
    expect(wordsText).toContain('pompes immergees')
    expect(wordsText.match(/fuites/g)).toHaveLength(12)
  })

  test('one endless word and no word at all do no harm', () => {
    const endless = searchTexts({ nameFr: 'A', nameAr: 'ب', bioFr: 'x'.repeat(1500), bioAr: '' })
    expect(endless.wordsText.replaceAll(' ', '')).toHaveLength(1500)
    expect(searchTexts({ nameFr: '', nameAr: '', bioFr: '', bioAr: '' })).toEqual({
      nameText: '',
      wordsText: '',
    })
  })
})

test('an address has letters that every browser writes, also for a name without any', () => {
  expect(providerSlug('Œuvre & Décor', 7)).toMatch(/^oeuvre-decor-[2-9a-z]{4}$/)
  expect(providerSlug('حميد', 7)).toMatch(/^prestataire-[2-9a-z]{4}$/)
  expect(providerSlug('a'.repeat(300), 7).length).toBeLessThan(120)
})

describe('the simple week', () => {
  test('becomes ranges and comes back', () => {
    expect(simpleWeekOf(rangesOf(FIRST_WEEK))).toEqual(FIRST_WEEK)
    const straight = { ...FIRST_WEEK, pause: null }
    expect(simpleWeekOf(rangesOf(straight))).toEqual(straight)
  })

  test('a richer week is not taken for a simple one', () => {
    const rich = [...rangesOf(FIRST_WEEK), { weekday: 6, startMinute: 540, endMinute: 780 }]
    expect(simpleWeekOf(rich)).toBeNull()
    expect(simpleWeekOf([])).toBeNull()
  })
})
