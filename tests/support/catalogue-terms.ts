import { readFileSync } from 'node:fs'
import { readPsv } from '@/db/seed/psv'
import { catalogueTerms } from '@/lib/search/domain/catalogue-terms'
import type { LexiconTerm } from '@/lib/search/domain/lexicon'

const cell = (row: Record<string, string>, column: string) => row[column] ?? ''

/**
 * The terms the seed gives to the search, without a database.
 * @param keeps which synonyms to keep, by their place in the file
 */
export function seededTerms(keeps: (index: number) => boolean = () => true): LexiconTerm[] {
  return catalogueTerms(
    readPsv('categories').map(row => ({
      slug: cell(row, 'slug'),
      names: [cell(row, 'name_fr'), cell(row, 'name_ar')],
      trades: ['trade_fr', 'trades_fr', 'trade_ar', 'trades_ar'].map(column => cell(row, column)),
    })),
    readPsv('services').map(row => ({
      slug: cell(row, 'slug'),
      category: cell(row, 'category'),
      names: [cell(row, 'name_fr'), cell(row, 'name_ar')],
      popular: row.popular === '1',
    })),
    readPsv('synonyms')
      .filter((_, index) => keeps(index))
      .map(row => ({
        term: cell(row, 'term'),
        category: cell(row, 'category'),
        service: row.service || null,
        weight: Number(row.weight),
      })),
  )
}

/** `[query, trade, service or '']`: how people type, written down apart from the synonyms. */
export function spellings(): [query: string, category: string, service: string][] {
  const file = new URL('../../lib/search/domain/spellings.psv', import.meta.url)
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n')
  return lines.map(line => {
    const [query = '', category = '', service = ''] = line.split('|')
    return [query, category, service]
  })
}
