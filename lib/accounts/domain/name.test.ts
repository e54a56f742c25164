import { describe, expect, it } from 'vitest'
import { nameProblem, tidyName } from './name'

describe('names', () => {
  it.each(['Hassan', 'El Amrani', 'Aït-Ali', "M'hamed", 'Ben Saïd Jr.', 'فاطمة الزهراء', 'محمّد', 'Li'])(
    'takes %s',
    name => {
      expect(nameProblem(tidyName(name))).toBeNull()
    },
  )

  it.each([
    ['A', 'accounts.name_length'],
    ['   ', 'accounts.name_length'],
    ['a'.repeat(51), 'accounts.name_length'],
    ['<script>alert(1)</script>', 'accounts.name_characters'],
    ["Robert'); DROP TABLE users;--", 'accounts.name_characters'],
    ['Hassan 😀', 'accounts.name_characters'],
    ['http://evil.example', 'accounts.name_characters'],
    ['Ha\u0000ssan', 'accounts.name_characters'],
    ['123', 'accounts.name_characters'],
  ])('refuses %j', (name, code) => {
    expect(nameProblem(tidyName(name))).toBe(code)
  })

  it('drops what cannot be seen', () => {
    expect(tidyName('  Fatima\u202e \n Zahra\u200f ')).toBe('Fatima Zahra')
    expect(tidyName('Ai\u0308t')).toBe('Aït')
  })
})
