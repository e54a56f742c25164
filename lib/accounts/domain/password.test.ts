import { describe, expect, it } from 'vitest'
import { normalisePassword, passwordProblem } from './password'

describe('the password policy', () => {
  it.each(['Khadamat-Demo-2026', 'Abcdefghij12', 'Éléphant rose 7', 'Abcdefghij٣٤'])('takes %s', password => {
    expect(passwordProblem(password)).toBeNull()
  })

  it.each([
    ['', 'accounts.password_too_short'],
    ['Abcdefghi12', 'accounts.password_too_short'],
    // Eleven characters, though more UTF-16 units.
    ['Aa1😀😀😀😀😀😀😀😀', 'accounts.password_too_short'],
    ['abcdefghij12', 'accounts.password_weak'],
    ['ABCDEFGHIJ12', 'accounts.password_weak'],
    ['Abcdefghijkl', 'accounts.password_weak'],
    ['كلمةسريةطويلة12', 'accounts.password_weak'],
    [`A1${'b'.repeat(71)}`, 'accounts.password_too_long'],
    // 40 characters, 76 bytes.
    [`Ab12${'é'.repeat(36)}`, 'accounts.password_too_long'],
  ])('refuses %s', (password, code) => {
    expect(passwordProblem(password)).toBe(code)
  })

  it('takes exactly 72 bytes', () => {
    expect(passwordProblem(`A1${'b'.repeat(70)}`)).toBeNull()
  })

  it('knows one spelling of a composed letter', () => {
    expect(normalisePassword('E\u0301')).toBe('É')
  })
})
