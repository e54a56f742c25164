import { describe, expect, test } from 'vitest'
import { csv } from './csv'

const lines = (rows: Record<string, unknown>[]) => csv(rows).replace('\ufeff', '').trimEnd().split('\r\n')

describe('a table for spreadsheets', () => {
  test('begins with the mark that makes them read Arabic', () => {
    expect(csv([{ name: 'فاطمة' }]).codePointAt(0)).toBe(0xfeff)
  })

  test('quotes what would break a row', () => {
    expect(lines([{ a: 'x, y', b: 'says "no"', c: null }])).toEqual(['a,b,c', '"x, y","says ""no""",'])
    expect(csv([{ a: 'one\ntwo' }])).toContain('"one\ntwo"')
  })

  test.each(['=1+1', '+212612345678', '-2', '@SUM(A1)', '\tx', '\rx'])('%j is text, not a formula', typed => {
    const [, row = ''] = csv([{ a: typed }]).split('\r\n')
    expect(row.replace('"', '').startsWith("'")).toBe(true)
  })

  test('numbers stay numbers, objects are written out', () => {
    expect(lines([{ a: -2, b: { c: 1 } }])).toEqual(['a,b', '-2,"{""c"":1}"'])
  })
})
