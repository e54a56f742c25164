import { expect, test } from 'vitest'
import { addOfferSchema, bioSchema, hoursSchema, identitySchema } from './schemas'

const faults = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  Object.fromEntries(result.error?.issues.map(({ path, message }) => [String(path[0]), message]) ?? [])

test('an empty first step names every field at once, the languages too', () => {
  expect(
    faults(identitySchema.safeParse({ nameFr: '', nameAr: '', category: '', city: '', since: '' })),
  ).toEqual({
    nameFr: 'field.required',
    nameAr: 'field.required',
    category: 'field.choice',
    city: 'field.choice',
    since: 'workshop.year',
    languages: 'workshop.language',
  })
})

test('a bio in one language is enough, a few letters are not', () => {
  const bio = 'Plombier depuis 2015, je répare les fuites et les chauffe-eau.'
  expect(faults(bioSchema.safeParse({ bioFr: bio, bioAr: '' }))).toEqual({})
  expect(faults(bioSchema.safeParse({ bioFr: 'court', bioAr: bio }))).toEqual({ bioFr: 'workshop.bio_short' })
  expect(faults(bioSchema.safeParse({ bioFr: ' ', bioAr: '' }))).toEqual({ bioFr: 'workshop.bio_missing' })
})

test('a break lies inside the day, and a day has an end', () => {
  const day = { opens: '540', closes: '1080', pauseStarts: '750', pauseEnds: '840', day_1: 'on' }
  expect(faults(hoursSchema.safeParse({ ...day, pause: 'on' }))).toEqual({})
  expect(faults(hoursSchema.safeParse({ ...day, pause: 'on', pauseEnds: '1080' }))).toEqual({
    pauseEnds: 'workshop.pause_inside',
  })
  // What is not ticked is not asked.
  expect(faults(hoursSchema.safeParse({ ...day, pauseEnds: '1080' }))).toEqual({})
  expect(faults(hoursSchema.safeParse({ ...day, closes: '540', day_1: undefined }))).toEqual({
    closes: 'workshop.hours_order',
    days: 'workshop.days',
  })
})

test('prices are dirhams as people type them', () => {
  const offer = {
    service: 'fuite-robinet',
    unit: 'hour',
    duration: '60',
    descriptionFr: '',
    descriptionAr: '',
  }
  const priceOf = (price: string, unit = 'hour') => {
    const parsed = addOfferSchema.safeParse({ ...offer, price, unit })
    return parsed.success ? parsed.data.price : faults(parsed).price
  }
  expect(priceOf('150')).toBe(15_000)
  expect(priceOf('1 200')).toBe(120_000)
  expect(priceOf('99,5')).toBe(9_950)
  expect(priceOf('150', 'quote')).toBeNull()
  expect(priceOf('')).toBe('field.required')
  expect(priceOf('0')).toBe('workshop.price_range')
  expect(priceOf('99999999999')).toBe('workshop.price')
  for (const nonsense of ['-5', '1e5', 'gratuit', '٣٠'])
    expect(priceOf(nonsense), nonsense).toBe('workshop.price')
})
