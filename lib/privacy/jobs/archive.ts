import 'server-only'
import { strToU8, zipSync } from 'fflate'
import { CSV_BEGIN, csvLine } from '@/lib/core/csv'
import type { ExportedTable } from '../queries/export'

const cell = (value: unknown) =>
  typeof value === 'string' || typeof value === 'number' || value === null ? value : JSON.stringify(value)

/** Rows for a spreadsheet; the columns are those of the first row. */
function csv(rows: readonly Readonly<Record<string, unknown>>[]): string {
  const columns = Object.keys(rows[0] ?? {})
  const lines = rows.map(row => csvLine(columns.map(column => cell(row[column] ?? null))))
  return [CSV_BEGIN, csvLine(columns), ...lines].join('')
}

export type ArchivedFile = { name: string; bytes: Uint8Array }

const EXTENSIONS: Record<string, string> = {
  'image/webp': 'webp',
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'application/pdf': 'pdf',
}

/** The name of a file in the archive: what it is and its id, nothing that a person chose. */
export const fileName = (file: { kind: string; id: string; mime: string }): string =>
  `files/${file.kind.toLowerCase()}-${file.id}.${EXTENSIONS[file.mime] ?? 'bin'}`

/** One ZIP: everything for machines, each table for spreadsheets, the person's files, and what it all is. */
export function archive(
  tables: readonly ExportedTable[],
  files: readonly ArchivedFile[],
  readme: Readonly<Record<string, string>>,
  at: Date,
): Uint8Array {
  const everything = {
    exported_at: at.toISOString(),
    tables: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])),
  }
  const texts = Object.fromEntries([
    ...Object.entries(readme).map(([name, text]) => [name, strToU8(text)]),
    ['data.json', strToU8(JSON.stringify(everything, null, 2))],
    ...tables
      .filter(({ rows }) => rows.length > 0)
      .map(({ name, rows }) => [`tables/${name}.csv`, strToU8(csv(rows))]),
  ])
  // Pictures are pressed already.
  const stored = Object.fromEntries(files.map(({ name, bytes }) => [name, [bytes, { level: 0 as const }]]))
  return zipSync({ ...texts, ...stored } as Parameters<typeof zipSync>[0], { mtime: at })
}
