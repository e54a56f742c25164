import 'server-only'
import { CSV_BEGIN, csvLine } from '@/lib/core/csv'
import { type auditPieces, EXPORTED_COLUMNS } from './queries/export'

type Pieces = ReturnType<typeof auditPieces>
type Row = Pieces extends AsyncGenerator<(infer Line)[]> ? Line : never

const cell = (value: Row[keyof Row]): string | number | null => {
  if (value instanceof Date) return value.toISOString()
  return value !== null && typeof value === 'object' ? JSON.stringify(value) : value
}

async function* csv(pieces: Pieces): AsyncGenerator<string> {
  yield CSV_BEGIN + csvLine(EXPORTED_COLUMNS)
  for await (const rows of pieces) {
    yield rows.map(row => csvLine(EXPORTED_COLUMNS.map(column => cell(row[column])))).join('')
  }
}

async function* json(pieces: Pieces): AsyncGenerator<string> {
  let before = '[\n'
  for await (const rows of pieces) {
    yield before + rows.map(row => JSON.stringify(row)).join(',\n')
    before = ',\n'
  }
  yield before === '[\n' ? '[]\n' : '\n]\n'
}

/** The bytes of an export, written as the reader takes them. */
export function exportStream(format: 'csv' | 'json', pieces: Pieces): ReadableStream<Uint8Array> {
  const texts = format === 'csv' ? csv(pieces) : json(pieces)
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await texts.return(undefined)
    },
  })
}
