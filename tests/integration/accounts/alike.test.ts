import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { statementCount } from '@/db/client'
import { users } from '@/db/schema'
import { hashPassword } from '@/lib/accounts/passwords'
import type { FormAction } from '@/lib/core/action'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { freshEmail, PASSWORD } from './people'

/** What the browser is handed, and how often a password is hashed or compared. */
const seen = vi.hoisted(() => ({ cookies: [] as string[], rounds: [] as string[], ip: '' }))
vi.mock('next/headers', () => ({
  headers: async () => new Headers({ 'x-khadamat-ip': seen.ip, 'user-agent': 'Firefox' }),
  cookies: async () => ({
    get: () => undefined,
    set: (name: string, value: string, options: object) =>
      // What it holds differs each time; how long it is must not tell anything either.
      seen.cookies.push(`${name} ${value.length > 0} ${JSON.stringify(options)}`),
    delete: (name: string) => seen.cookies.push(`${name} gone`),
  }),
}))
vi.mock('next/cache', () => ({ refresh: () => undefined, updateTag: () => undefined }))
vi.mock('@node-rs/bcrypt', async original => {
  const bcrypt = await original<typeof import('@node-rs/bcrypt')>()
  return {
    ...bcrypt,
    hash: (password: string, options: { cost: number }) => {
      seen.rounds.push(`hash ${options.cost}`)
      return bcrypt.hash(password, options)
    },
    verify: (password: string, stored: string) => {
      seen.rounds.push(`verify ${stored.split('$')[2]}`)
      return bcrypt.verify(password, stored)
    },
  }
})

let t: TestDatabase
const addresses: Record<string, string> = {}
let actions: typeof import('@/lib/accounts/actions')
let security: typeof import('@/lib/accounts/actions/security')
beforeAll(async () => {
  t = await openTestDatabase()
  actions = await import('@/lib/accounts/actions')
  security = await import('@/lib/accounts/actions/security')
  const passwordHash = await hashPassword(PASSWORD)
  for (const kind of ['confirmed', 'not confirmed', 'locked']) {
    const { userId } = await makeUser(t.db, { verified: kind !== 'not confirmed' })
    const email = freshEmail()
    const status = kind === 'locked' ? ('SUSPENDED' as const) : ('ACTIVE' as const)
    await t.db.update(users).set({ passwordHash, email, status }).where(eq(users.id, userId))
    addresses[kind] = email
  }
  addresses['not known'] = freshEmail()
  return () => t.close()
})

/** The whole answer to one form, its own address taken out, and the work that was done for it. */
async function answerTo<Data>(action: FormAction<Data>, email: string, fields: Record<string, string>) {
  Object.assign(seen, { cookies: [], rounds: [], ip: `41.140.${Math.floor(Math.random() * 250)}.7` })
  const form = new FormData()
  for (const [name, value] of Object.entries({ email, locale: 'fr', ...fields })) form.set(name, value)
  const before = statementCount()
  const answer = await action(null, form).catch(error => ({ redirect: String(error?.digest) }))
  return {
    answer: JSON.stringify(answer).replaceAll(email, '(address)'),
    cookies: seen.cookies,
    rounds: seen.rounds,
    statements: statementCount() - before,
  }
}

async function toAll<Data>(action: FormAction<Data>, fields: Record<string, string> = {}) {
  const answers: Record<string, Awaited<ReturnType<typeof answerTo>>> = {}
  // Once beforehand: what is made ready once in a process is no news of an address.
  await answerTo(action, freshEmail(), fields)
  for (const [kind, email] of Object.entries(addresses)) answers[kind] = await answerTo(action, email, fields)
  return answers
}

const person = {
  firstName: 'Nadia',
  lastName: 'Bennis',
  phone: '06 12 34 56 78',
  role: 'CLIENT',
  password: 'Khadamat-Neuf-2027',
}

describe('nothing tells whether an address has an account', () => {
  test.each([
    ['signing in', () => actions.signIn, { password: 'Wrong-Pass-2026' }],
    ['asking for a new password', () => security.forgotPassword, {}],
    ['asking for another link', () => actions.resendVerification, {}],
  ] as const)(
    '%s: the same answer, cookies, hashing and number of statements',
    async (_, action, fields) => {
      const { 'not known': unknown, ...known } = await toAll(action() as FormAction<unknown>, fields)
      for (const [kind, answer] of Object.entries(known)) expect(answer, kind).toEqual(unknown)
    },
    60_000,
  )

  test('signing up: the same answer, cookies and hashing', async () => {
    const all = Object.values(await toAll(actions.signUp, person))
    const shown = all.map(({ answer, cookies, rounds }) => ({ answer, cookies, rounds }))
    for (const one of shown) expect(one).toEqual(shown[0])
    expect(shown[0]?.rounds).toEqual(['hash 12'])
    // Beside a quarter of a second of hashing a few statements more or less are nothing that a network shows.
    const counts = all.map(({ statements }) => statements)
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(8)
  }, 60_000)
})
