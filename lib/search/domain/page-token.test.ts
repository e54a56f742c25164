import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readToken, writeToken } from './page-token'
import { SORTS } from './request'

fc.configureGlobal({ seed: 20261121 })

const forge = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')

describe('the page token', () => {
  it('comes back as it was written, also with the decimals of a distance', () => {
    const end = { half: 0, keys: [0.012345678901234567], id: 4711 } as const
    expect(readToken('distance', writeToken('distance', end))).toEqual(end)
    const rated = { half: 0, keys: [4.5, 12], id: 1 } as const
    expect(readToken('rating', writeToken('rating', rated))).toEqual(rated)
  })

  it('stands in an address as it is', () => {
    expect(writeToken('next', { half: 1, keys: [8.64e15], id: 2_147_483_647 })).toMatch(/^[\w-]{1,200}$/)
  })

  it('belongs to one order', () => {
    const token = writeToken('price', { half: 0, keys: [100], id: 5 })
    for (const sort of SORTS) expect(readToken(sort, token) !== null).toBe(sort === 'price')
  })

  it.each([
    ['a number too large for its column', ['pr', 0, 1e12, 5]],
    ['a broken number', ['pr', 0, 1.5, 5]],
    ['an id that is none', ['re', 0, 0.5, -1]],
    ['too few numbers', ['re', 0, 5]],
    ['too many numbers', ['re', 0, 0.5, 0.5, 5]],
    ['a half that is none', ['re', 2, 0.5, 5]],
    ['text', ['re', 0, "1' or true", 5]],
    ['null', ['re', null, 0.5, 5]],
    ['no list', { re: 1 }],
  ])('refuses %s', (_, value) => {
    for (const sort of SORTS) expect(readToken(sort, forge(value))).toBeNull()
  })

  it('never throws at anything made up', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SORTS), fc.oneof(fc.string(), fc.json().map(forge)), (sort, token) => {
        const end = readToken(sort, token)
        if (end) expect(Number.isInteger(end.id)).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })
})
