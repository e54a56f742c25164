import { expect, test } from 'vitest'
import { documentPlace, documentsComplete, erasedAfter, isDocumentKind } from './documents'

test('both sides of the card or the passport; a register of commerce is nobody’s face', () => {
  expect(documentsComplete(['ID_FRONT', 'ID_BACK'])).toBe(true)
  expect(documentsComplete(['PASSPORT'])).toBe(true)
  expect(documentsComplete(['PASSPORT', 'BUSINESS', 'ID_FRONT'])).toBe(true)
  for (const kinds of [[], ['ID_FRONT'], ['ID_BACK'], ['BUSINESS'], ['ID_BACK', 'BUSINESS']] as const)
    expect(documentsComplete(kinds), kinds.join()).toBe(false)
})

test('ninety days are ninety times 24 hours, over the change of the year too', () => {
  expect(erasedAfter(new Date('2026-11-25T08:00:00Z'))).toEqual(new Date('2027-02-23T08:00:00Z'))
})

test('kinds and places', () => {
  expect(isDocumentKind('ID_FRONT')).toBe(true)
  for (const other of ['id_front', 'DOCUMENT', '', null, 1]) expect(isDocumentKind(other)).toBe(false)
  expect(documentPlace('a')).not.toBe(documentPlace('b'))
})
