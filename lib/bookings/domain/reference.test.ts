import { describe, expect, it } from 'vitest'
import { bookingReference, REFERENCE_BYTES } from './reference'

describe('a booking reference', () => {
  it('has six signs that cannot be misread', () => {
    const signs = new Set<string>()
    for (let byte = 0; byte < 256; byte++) {
      const reference = bookingReference(new Uint8Array(REFERENCE_BYTES).fill(byte))
      expect(reference).toMatch(/^KH-[2-9A-HJ-NP-Z]{6}$/)
      signs.add(reference.charAt(3))
    }
    expect(signs.size).toBe(32)
  })

  it('comes from the bytes alone', () => {
    expect(bookingReference(Uint8Array.of(0, 1, 8, 31, 32, 255))).toBe('KH-23AZ2Z')
    expect(() => bookingReference(new Uint8Array(5))).toThrow(RangeError)
  })
})
