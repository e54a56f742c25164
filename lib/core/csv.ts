import 'server-only'

/** A cell that begins like this is a formula to a spreadsheet, which runs it. */
const FORMULA = /^[=+\-@\t\r]/
/** A plain number begins with a minus and is harmless. */
const NUMBER = /^-?\d+(\.\d+)?$/
const NEEDS_QUOTES = /[",\r\n]/

/** Says that the file is UTF-8 to the spreadsheets that do not look. */
export const CSV_BEGIN = '\ufeff'

/** One line (RFC 4180). Whatever anybody typed stays text in a spreadsheet. */
export function csvLine(cells: readonly (string | number | null)[]): string {
  const written = cells.map(cell => {
    const text = cell === null ? '' : String(cell)
    const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text
    return NEEDS_QUOTES.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
  })
  return `${written.join(',')}\r\n`
}
