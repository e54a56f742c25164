import { readFileSync } from 'node:fs'

/**
 * Reads `db/seed/data/<name>.psv`: pipe-separated, UTF-8, header in the first line, no quoting.
 * Every row has every column of the header; an empty cell is an empty string.
 *
 * @param name file name without extension, for example `cities`
 * @throws Error with file and line when a row has another number of cells than the header
 */
export function readPsv(name: string): Record<string, string>[] {
  const text = readFileSync(new URL(`./data/${name}.psv`, import.meta.url), 'utf8')
  const [header = '', ...lines] = text.split('\n').filter(line => line.trim() !== '')
  const columns = header.split('|')
  return lines.map((line, index) => {
    const cells = line.split('|')
    if (cells.length !== columns.length) {
      throw new Error(`${name}.psv, row ${index + 1}: ${cells.length} cells, expected ${columns.length}`)
    }
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']))
  })
}
