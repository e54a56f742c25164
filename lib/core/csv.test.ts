import { describe, expect, it } from 'vitest'
import { csvLine } from './csv'

describe('a line of a spreadsheet file', () => {
  it('quotes what would break the line', () => {
    expect(csvLine(['a,b', 'say "hi"', 'two\nlines', null, 7])).toBe('"a,b","say ""hi""","two\nlines",,7\r\n')
  })

  it.each(['=1+1', '+212', '@SUM(A1)', '-cmd', '\t=1', '\r=1'])(
    'keeps %j from being run as a formula',
    typed => {
      expect(csvLine([typed]).replaceAll('"', '').startsWith("'")).toBe(true)
    },
  )

  it('leaves numbers alone', () => expect(csvLine([-3, '-4.5'])).toBe('-3,-4.5\r\n'))
})
