import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const REPORT = fileURLToPath(new URL('../docs/performance.md', import.meta.url))
const MEASURED = /(<!-- measured -->\n)[\s\S]*(\n<!-- \/measured -->)/

/** One measured promise of docs/performance.md. */
export type Row = {
  id: string
  what: string
  /** The bar, as written in the table. */
  bar: string
  measured: string
  /** Measured over bar, so that above 1 is better than asked; null where there is no such number. */
  ratio: number | null
  met: boolean
}

const format = (ratio: number | null) => (ratio === null ? '–' : ratio.toFixed(2))

export function table(rows: readonly Row[]): string {
  const lines = rows.map(
    row =>
      `| ${row.id} | ${row.what} | ${row.bar} | ${row.measured} | ${format(row.ratio)} | ${row.met ? 'yes' : '**no**'} |`,
  )
  return ['| # | what | bar | measured | ratio | met |', '|---|---|---|---|---|---|', ...lines].join('\n')
}

/** Sorted copy, to read percentiles from. */
export const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b)

/** The value below which `share` of the values lie. */
export function percentile(values: readonly number[], share: number): number {
  const ordered = sorted(values)
  return ordered[Math.min(ordered.length - 1, Math.ceil(share * ordered.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => percentile(values, 0.5)
export const ms = (value: number): string => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`

/** A row whose measure must stay at or below the bar. */
export function atMost(id: string, what: string, bar: number, value: number, unit = ms): Row {
  return { id, what, bar: `≤ ${unit(bar)}`, measured: unit(value), ratio: bar / value, met: value <= bar }
}

/** A row whose measure must reach the bar. */
export function atLeast(
  id: string,
  what: string,
  bar: number,
  value: number,
  unit: (n: number) => string,
): Row {
  return { id, what, bar: `≥ ${unit(bar)}`, measured: unit(value), ratio: value / bar, met: value >= bar }
}

/** Puts the figures between the marks of docs/performance.md; the words around them are a person's. */
export function writeReport(text: string): void {
  const report = readFileSync(REPORT, 'utf8')
  if (!MEASURED.test(report)) throw new Error('docs/performance.md has lost its marks')
  writeFileSync(
    REPORT,
    report.replace(MEASURED, (_, open: string, close: string) => `${open}${text}${close}`),
  )
}
