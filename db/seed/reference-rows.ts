import type { Loader } from './loader'
import type { Reference } from './reference'
import { COLUMNS, type Row, type TableName } from './tables'

const camel = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase())

/** Adds a reference row: its fields carry the columns' names in camel case. */
function add<T extends TableName>(loader: Loader, table: T, source: object): void {
  const fields = new Map(Object.entries(source))
  const row = Object.fromEntries(COLUMNS[table].map(column => [column, fields.get(camel(column)) ?? null]))
  loader.add(table, row as Row<T>)
}

/** The catalogue and the places: the same in every size. */
export function addReference(loader: Loader, reference: Reference): void {
  for (const city of reference.cities) add(loader, 'cities', city)
  for (const district of reference.districts) add(loader, 'districts', district)
  for (const category of reference.categories) add(loader, 'categories', category)
  for (const service of reference.services) add(loader, 'services', service)
  for (const synonym of reference.synonyms) add(loader, 'synonyms', synonym)
}
