import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Sql } from 'postgres'
import { type Cell, COLUMNS, type Row, TABLES, type TableName } from './tables'

const FLUSH_AT = 60_000
const CHUNK = 500
const ESCAPES: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

const quoted = (text: string) => `"${text.replace(/["\\]/g, sign => `\\${sign}`)}"`

/** A value in PostgreSQL's COPY text format. */
export function copyCell(value: Cell): string {
  if (value === null) return '\\N'
  if (typeof value === 'number') return String(value)
  if (typeof value === 'boolean') return value ? 't' : 'f'
  if (value instanceof Date) return value.toISOString()
  const text = typeof value === 'string' ? value : `{${value.map(quoted).join(',')}}`
  return text.replace(/[\\\t\n\r]/g, sign => ESCAPES[sign] ?? sign)
}

function* chunks(lines: readonly string[]): Generator<string> {
  for (let i = 0; i < lines.length; i += CHUNK) yield lines.slice(i, i + CHUNK).join('')
}

/** Collects rows and writes them with COPY, parents before children. */
export class Loader {
  readonly #lines: { [T in TableName]?: string[] } = {}
  #waiting = 0

  constructor(private readonly sql: Sql) {}

  add<T extends TableName>(table: T, row: Row<T>): void {
    const cells = COLUMNS[table].map(column => copyCell(row[column as keyof Row<T>]))
    let lines = this.#lines[table]
    if (!lines) {
      lines = []
      this.#lines[table] = lines
    }
    lines.push(`${cells.join('\t')}\n`)
    this.#waiting += 1
  }

  get full(): boolean {
    return this.#waiting >= FLUSH_AT
  }

  async flush(): Promise<void> {
    for (const table of TABLES) {
      const lines = this.#lines[table]
      delete this.#lines[table]
      if (lines) await this.#copy(table, lines)
    }
    this.#waiting = 0
  }

  async #copy(table: TableName, lines: readonly string[]): Promise<void> {
    const columns = COLUMNS[table].join(', ')
    const query = this.sql.unsafe(`copy ${table} (${columns}) from stdin`)
    const stream = await query.writable()
    // The library has settled this query with its stream: without this a refused row would hang for ever.
    const refused = new Promise<never>((_, reject) => Object.assign(query, { reject }))
    await Promise.race([pipeline(Readable.from(chunks(lines)), stream), refused])
  }
}
