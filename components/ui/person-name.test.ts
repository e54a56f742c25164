import { expect, test } from 'vitest'
import { nameProblem } from '@/lib/accounts/domain/name'
import { personName } from './person-name'

test.each(['-', '- -', '- -.'])('%j is the name of nobody', name => {
  expect(personName('fr', name)).toBe('Compte effacé')
  expect(personName('ar', name)).toBe('حساب محذوف')
})

test('a name stays, and nobody can be called like an erased account', () => {
  expect(personName('fr', 'Fatima-Zahra E.')).toBe('Fatima-Zahra E.')
  expect(nameProblem('- -')).not.toBeNull()
})
