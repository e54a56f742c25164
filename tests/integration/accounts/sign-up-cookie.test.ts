import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { pendingSignUp, SIGN_UP_COOKIE } from '@/lib/accounts/domain/cookies'
import type { FormAction } from '@/lib/core/action'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { freshEmail, linksOf, PASSWORD, userBy } from './people'

type Cookie = { value: string; httpOnly?: boolean; sameSite?: string }
const jar = new Map<string, Cookie>()
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name)?.value } : undefined),
    set: (name: string, value: string, options: { maxAge: number }) =>
      options.maxAge === 0 ? jar.delete(name) : jar.set(name, { value, ...options }),
  }),
}))
vi.mock('next/cache', () => ({ refresh: () => undefined, updateTag: () => undefined }))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`)
  },
  unstable_rethrow: (error: unknown) => {
    if (error instanceof Error && error.message.startsWith('to ')) throw error
  },
}))

let t: TestDatabase
let actions: typeof import('@/lib/accounts/actions')
beforeAll(async () => {
  t = await openTestDatabase()
  actions = await import('@/lib/accounts/actions')
  return () => t.close()
})
beforeEach(() => jar.clear())

function send<Data>(action: FormAction<Data>, fields: Record<string, string>) {
  const form = new FormData()
  for (const [name, value] of Object.entries({ locale: 'fr', ...fields })) form.set(name, value)
  return action(null, form)
}

const signUp = (email: string) =>
  send(actions.signUp, {
    email,
    password: PASSWORD,
    firstName: 'Nadia',
    lastName: 'El Amrani',
    phone: '0612345678',
    role: 'CLIENT',
    callbackUrl: '/fr/account',
  })

/** What the browser keeps, once the sign-up has led on to the page about the letter. */
async function kept(email: string) {
  await expect(signUp(email)).rejects.toThrow('to /fr/verify-email?sent=1&callbackUrl=%2Ffr%2Faccount')
  const cookie = jar.get(SIGN_UP_COOKIE)
  return { cookie, pending: pendingSignUp(cookie?.value) }
}

async function lastToken(email: string) {
  const { user } = await userBy(t.db, email)
  return (await linksOf(t.db, user.id)).at(-1)!.token
}

test('a sign-up leaves the same kind of cookie whether or not the address has an account', async () => {
  const known = `${(await makeUser(t.db)).userId}@test.khadamat.example`
  const secrets = new Set<string | undefined>()
  for (const email of [known, freshEmail(), freshEmail()]) {
    const { cookie, pending } = await kept(email)
    expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'lax', path: '/', maxAge: 24 * 60 * 60 })
    expect(pending?.email).toBe(email)
    secrets.add(pending?.secret)
  }
  expect(secrets.size).toBe(3)
})

test('the browser that signed up confirms with one click, and keeps nothing of it', async () => {
  const email = freshEmail()
  await kept(email)
  await expect(send(actions.verifyEmail, { token: await lastToken(email) })).rejects.toThrow('to /fr/account')
  expect(jar.has(SIGN_UP_COOKIE)).toBe(false)
  expect((await userBy(t.db, email)).user.emailVerifiedAt).not.toBeNull()
})

test('another browser is asked for the password, which never comes back', async () => {
  const email = freshEmail()
  await kept(email)
  jar.clear()
  const token = await lastToken(email)
  expect(await send(actions.verifyEmail, { token })).toMatchObject({
    ok: false,
    fields: { password: 'field.required' },
  })
  const refused = await send(actions.verifyEmail, { token, password: 'Stranger-Chose-1' })
  expect(refused).toMatchObject({ ok: false, code: 'accounts.confirm_password_wrong' })
  expect(JSON.stringify(refused)).not.toContain('Stranger')
  expect([...jar.keys()]).toEqual([])
  await expect(send(actions.verifyEmail, { token, password: PASSWORD })).rejects.toThrow('to /fr/account')
})
