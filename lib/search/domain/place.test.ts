import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPsv } from '@/db/seed/psv'
import { buildGazetteer, findPlace, placeTerms, splitPlace } from './place'

const aliases = (row: Record<string, string>) => (row.aliases ?? '').split(',').filter(Boolean)
const names = (row: Record<string, string>) => ({
  slug: row.slug ?? '',
  nameFr: row.name_fr ?? '',
  nameAr: row.name_ar ?? '',
  aliases: aliases(row),
})
const cities = readPsv('cities').map((row, id) => ({ ...names(row), id, population: Number(row.population) }))
const idOf = new Map(cities.map(({ slug, id }) => [slug, id]))
const districts = readPsv('districts').map(row => ({
  ...names(row),
  cityId: idOf.get(row.city_slug ?? '') ?? -1,
}))
const gazetteer = buildGazetteer(placeTerms(cities, districts))

test.each([
  ['plombier casa maarif', 'plombier', 'casablanca', 'maarif'],
  ['سباك في الدار البيضاء', 'سباك', 'casablanca', null],
  ['plombi fcasa', 'plombi', 'casablanca', null],
  ['électricien à Marrakech', 'electricien', 'marrakech', null],
  ['plombier marakch', 'plombier', 'marrakech', null],
  ['نجار فمراكش', 'نجار', 'marrakech', null],
  ['بلومبي بالرباط', 'بلومبي', 'rabat', null],
  ['khdama f rbat agdal', 'khdama', 'rabat', 'agdal'],
  ['صباغ حي الرياض', 'صباغ', 'rabat', 'hay-riad'],
  ['traiteur béni mellal', 'traiteur', 'beni-mellal', null],
  ['bnimellal maçon', 'macon', 'beni-mellal', null],
  ['electricien el jadida', 'electricien', 'el-jadida', null],
  ['plombi 9nitra', 'plombi', 'kenitra', null],
  ['femme de ménage gueliz', 'femme menage', 'marrakech', 'gueliz'],
  ['casablanca', '', 'casablanca', null],
])('%s is %j in %s, %s', (query, rest, city, district) => {
  expect(splitPlace(gazetteer, query)).toEqual({ rest, city, district })
})

test.each([
  ['salle de bain'],
  ['élagage palmier'],
  ['machine à laver'],
  ['taille de haies'],
  ['marbre'],
  ['caméra surveillance'],
  ['bab tsed 3lia'],
  ['ouverture de porte'],
  ['تركيب المكيف'],
  ['الضو مقطوع'],
])('no place is read into %s', query => {
  expect(splitPlace(gazetteer, query)).toMatchObject({ city: null, district: null })
})

test('a district that several cities have says nothing without its city', () => {
  expect(splitPlace(gazetteer, 'menage agdal')).toMatchObject({ city: null, district: null })
  expect(splitPlace(gazetteer, 'menage agdal fes')).toEqual({
    rest: 'menage',
    city: 'fes',
    district: 'agdal',
  })
})

test.each([
  ['cas', 'casablanca', null],
  ['Casa', 'casablanca', null],
  ['مراك', 'marrakech', null],
  ['كازا', 'casablanca', null],
  ['dar el beida', 'casablanca', null],
  ['tanja', 'tanger', null],
  ['maa', 'casablanca', 'maarif'],
  ['gueli', 'marrakech', 'gueliz'],
  ['casa maarif', 'casablanca', 'maarif'],
  ['marakesh', 'marrakech', null],
])('typing %s offers %s, %s first', (text, city, district) => {
  expect(findPlace(gazetteer, text, 5)[0]).toMatchObject({ city, district })
})

test('nothing is offered for nothing', () => {
  for (const text of ['', ' ', '😀', 'zzzzqqq', '<script>', 'x'.repeat(10_000)]) {
    expect(findPlace(gazetteer, text, 5)).toEqual([])
  }
  expect(splitPlace(gazetteer, '')).toEqual({ rest: '', city: null, district: null })
})

test('nothing that can be typed throws, and the rest is never longer than the query', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'casa فاس الرباطfb -à3é😀'), maxLength: 50 }), text => {
      expect(findPlace(gazetteer, text, 3).length).toBeLessThanOrEqual(3)
      expect(splitPlace(gazetteer, text).rest.length).toBeLessThanOrEqual(text.normalize('NFKD').length)
    }),
    { seed: 20_270_208, numRuns: 300 },
  )
})
