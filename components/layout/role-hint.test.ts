import { describe, expect, it } from 'vitest'
import { homeOf, roleInCookies } from './role-hint'

describe('role hint', () => {
  it('reads the role among other cookies', () => {
    expect(roleInCookies('kh_locale=ar; kh_in=PROVIDER; other=1')).toBe('PROVIDER')
    expect(roleInCookies('kh_in=CLIENT')).toBe('CLIENT')
  })

  it('takes anything unknown for signed out', () => {
    for (const cookies of [
      '',
      'kh_in=',
      'kh_in=ROOT',
      'xkh_in=ADMIN',
      'kh_in=ADMIN<script>',
      'a=kh_in=ADMIN',
    ])
      expect(roleInCookies(cookies)).toBeNull()
  })

  it('leads each role to its own space', () => {
    expect([null, 'CLIENT', 'PROVIDER', 'ADMIN'].map(role => homeOf(role as 'CLIENT' | null))).toEqual([
      '/account',
      '/account',
      '/pro',
      '/admin',
    ])
  })
})
