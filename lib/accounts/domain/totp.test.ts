import { describe, expect, it } from 'vitest'
import { enrolment, readRecoveryCode, recoveryCodesFrom, stepOfCode } from './totp'

// RFC 6238, appendix B, cut to six digits.
const SECRET = new TextEncoder().encode('12345678901234567890')
const at = (seconds: number) => new Date(seconds * 1000)

describe('codes of an authenticator', () => {
  it.each([
    [59, '287082', 1],
    [1_111_111_109, '081804', 37_037_036],
    [1_234_567_890, '005924', 41_152_263],
    [20_000_000_000, '353130', 666_666_666],
  ])('at %i s: %s', (seconds, code, step) => {
    expect(stepOfCode(SECRET, code, at(seconds))).toBe(step)
  })

  it('may be one step late or early, not two, and say which step they are of', () => {
    expect(stepOfCode(SECRET, '287 082', at(59 + 30))).toBe(1)
    expect(stepOfCode(SECRET, '287082', at(59 - 30))).toBe(1)
    expect(stepOfCode(SECRET, '287082', at(59 + 61))).toBeNull()
  })

  it.each(['', '28708', '2870822', 'abcdef', '-28708', '٢٨٧٠٨٢'])('are six digits: %s is none', typed => {
    expect(stepOfCode(SECRET, typed, at(59))).toBeNull()
  })

  it('are set up from an address that names the account and the key', () => {
    const { uri, key } = enrolment(SECRET, 'amina@example.com')
    expect(uri).toMatch(/^otpauth:\/\/totp\/Khadamat:amina%40example\.com\?/)
    expect(uri).toContain(`secret=${key.replaceAll(' ', '')}`)
  })
})

describe('recovery codes', () => {
  const bytes = Uint8Array.from({ length: 120 }, (_, index) => (index * 37) % 256)

  it('are ten, all different, and read back however they are typed', () => {
    const codes = recoveryCodesFrom(bytes)
    expect(new Set(codes).size).toBe(10)
    for (const code of codes) {
      expect(code).toMatch(/^[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}$/)
      expect(readRecoveryCode(` ${code.toUpperCase().replaceAll('-', ' ')} `)).toBe(code)
    }
  })

  it.each(['', '123456', 'abcd-efgh', `${'a'.repeat(13)}`])('%s is none', typed => {
    expect(readRecoveryCode(typed)).toBeNull()
  })
})
