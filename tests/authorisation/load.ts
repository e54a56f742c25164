import { readdirSync } from 'node:fs'
import { ROOT } from './source'

/** Every table in a folder of rows, so that nobody has to list a new file anywhere. */
export async function loadRows<Rows>(folder: 'rows' | 'route-rows'): Promise<Rows[]> {
  const path = `${ROOT}tests/authorisation/${folder}/`
  const tables: Rows[] = []
  for (const name of readdirSync(path)) {
    const found: Record<string, Rows> = await import(`${path}${name}`)
    tables.push(...Object.values(found))
  }
  return tables
}

/** Rows may come in kinds: `answerSeries with a no` is another row of `answerSeries`. */
export const exportOf = (name: string) => name.split(' ')[0] ?? ''
