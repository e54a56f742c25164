import { describe, expect, it } from 'vitest'
import { difference } from './difference'
import { maskEmail } from './mask'

describe('what an act changed', () => {
  it('is the fields that differ, before and after', () => {
    expect(
      difference({ price: 100, unit: 'hour', days: [1] }, { price: 120, unit: 'hour', days: [1, 2] }),
    ).toEqual({ old: { price: 100, days: [1] }, new: { price: 120, days: [1, 2] } })
  })

  it('names what is personal and does not repeat it', () => {
    const made = difference({ name: 'Nadia', city: 1 }, { name: 'Salma', city: 2 }, ['name'])
    expect(made).toEqual({ old: { city: 1 }, new: { city: 2, changed: ['name'] } })
  })

  it('is nothing when nothing differs', () => {
    expect(difference({ a: null, b: [1] }, { a: undefined, b: [1] })).toBeNull()
  })
})

describe('an address in the log', () => {
  it.each([
    ['nadia@example.ma', 'n…a@ex…'],
    ['ab@example.ma', 'a…@ex…'],
    ['a@b.ma', 'a…@b.…'],
    ['no address', '…'],
  ])('%s is %s', (address, masked) => expect(maskEmail(address)).toBe(masked))
})
