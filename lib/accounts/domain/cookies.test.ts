import { expect, it } from 'vitest'
import { pendingSignUp, signUpCookie } from './cookies'

const secret = 'Az09_-'.padEnd(43, 'x')

it('gives back what a browser keeps of its sign-up', () => {
  const kept = { secret, email: 'nadia.el-amrani@example.ma' }
  expect(pendingSignUp(signUpCookie(kept))).toEqual(kept)
})

it.each([undefined, '', 'nadia@example.ma', `${secret}.`, `${secret}`, `x.nadia@example.ma`])(
  'takes nothing from %j',
  value => expect(pendingSignUp(value)).toBeNull(),
)
