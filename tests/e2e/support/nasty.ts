import { textOf } from './forms'
import { expect } from './test'

/** What people, programs and attackers type where a word was expected. */
export const NASTY: Readonly<Record<string, string>> = {
  nothing: '',
  spaces: '   \t ',
  '10,000 characters': `${'plombier '.repeat(1_111)}x`,
  emoji: '👩🏽‍🔧🚰💥🇲🇦',
  'direction marks': '\u202egnp.reibmolp\u2066\u2069\u200f',
  'a script': '"><script>alert(1)</script><img src=x onerror=alert(1)>',
  SQL: "' OR 1=1; DROP TABLE users; --",
  'a pattern': '%_%\\(.*)+$[a-z]{1000}',
  'a NUL byte': 'plom\u0000bier',
  'a huge number': '99999999999999999999999999',
  'a negative number': '-1',
  'not a number': 'NaN',
  'a path': '../../../etc/passwd',
  'another site': '//evil.example/\\x',
  'a name of every object': '__proto__',
  JSON: '{"$ne":null}',
}

/** A page that answers whatever it was asked: no failure of ours, words instead of codes, nothing of it runs. */
export function expectCivil(what: string, status: number, html: string): void {
  expect(status, what).toBeLessThan(500)
  expect(html.includes('<script>alert(1)'), `${what}: a script got through`).toBe(false)
  const text = textOf(html)
  expect(text, what).not.toMatch(/\b(errors|booking|field|accounts|auth|search|bookings)\.[a-z][a-z_]+\b/)
  expect(text, what).not.toContain('MISSING_MESSAGE')
}
