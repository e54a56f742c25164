import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { signUp } from '@/lib/accounts/commands/register'
import { authenticate } from '@/lib/accounts/commands/sign-in'
import { verifyEmail } from '@/lib/accounts/commands/verification'
import { signUpSchema } from '@/lib/accounts/schemas/sign-up'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { AT, browser, freshEmail, later, letters, linksOf, PASSWORD, typed, userBy } from './people'

let test: TestDatabase
beforeAll(async () => {
  test = await openTestDatabase()
})
afterAll(() => test.close())

describe('signing up', () => {
  it('writes the account, one link for 24 hours and one letter', async () => {
    const input = typed({ role: 'PROVIDER', locale: 'ar' })
    await expect(signUp(test.db, input, browser(), AT)).resolves.toBeUndefined()
    const { user } = await userBy(test.db, input.email)
    expect(user).toMatchObject({
      role: 'PROVIDER',
      locale: 'ar',
      phone: '+212612345678',
      emailVerifiedAt: null,
      status: 'ACTIVE',
    })
    expect(user.passwordHash).toMatch(/^\$2b\$12\$/)
    const [link, ...more] = await linksOf(test.db, user.id)
    expect(more).toEqual([])
    expect(link).toMatchObject({
      usedAt: null,
      expiresAt: later(24 * 60),
      callbackUrl: '/fr/providers/x/book?offer=1',
    })
    expect(link!.tokenHash.toString()).not.toContain(link!.token)
    expect(await letters(test.db, user.id)).toEqual(['verify_email'])
  })

  it('makes one account and one letter of the same form sent four times at once', async () => {
    const input = typed()
    await Promise.all([1, 2, 3, 4].map(() => signUp(test.db, input, browser(), AT)))
    const { user, count } = await userBy(test.db, input.email)
    expect(count).toBe(1)
    expect(await letters(test.db, user.id)).toEqual(['verify_email'])
  })

  it('leaves nothing behind when the letter cannot be queued', async () => {
    const input = typed()
    const failing = test.db.transaction(async tx => {
      await signUp(tx, input, browser(), AT)
      throw new Error('the machine stops here')
    })
    await expect(failing).rejects.toThrow('stops here')
    expect((await userBy(test.db, input.email)).count).toBe(0)
  })
})

describe('signing up with an address that has an account', () => {
  it('answers the same, changes nothing and tells the owner by mail', async () => {
    const owner = typed()
    await signUp(test.db, owner, browser(), AT)
    const { user } = await userBy(test.db, owner.email)
    const [link] = await linksOf(test.db, user.id)
    await verifyEmail(test.db, link!.token, AT)
    const before = (await userBy(test.db, owner.email)).user

    const stranger = typed({
      email: owner.email.toUpperCase(),
      password: 'Another-Pass-77',
      firstName: 'Mallory',
    })
    await expect(signUp(test.db, stranger, browser(), later(5))).resolves.toBeUndefined()
    expect((await userBy(test.db, owner.email)).user).toEqual(before)
    expect(await letters(test.db, user.id)).toEqual(['verify_email', 'welcome_client', 'account_exists'])
    await expect(
      authenticate(
        test.db,
        {
          email: owner.email,
          password: 'Another-Pass-77',
          ip: '127.0.0.1',
          userAgent: null,
          device: undefined,
        },
        new Date(),
      ),
    ).rejects.toThrow('auth.invalid_credentials')
  })

  it('hashes the password in both cases, so the time does not tell', async () => {
    const known = typed()
    await signUp(test.db, known, browser(), AT)
    const time = async (input: typeof known) => {
      const from = performance.now()
      await signUp(test.db, input, browser(), AT)
      return performance.now() - from
    }
    // A hash of 12 rounds takes over 50 ms on any machine; the rest of the command takes a few.
    expect(await time(known)).toBeGreaterThan(50)
    expect(await time(typed())).toBeGreaterThan(50)
  })

  it('never fills the owner’s mailbox', async () => {
    const owner = typed()
    await signUp(test.db, owner, browser(), AT)
    const { user } = await userBy(test.db, owner.email)
    await verifyEmail(test.db, (await linksOf(test.db, user.id))[0]!.token, AT)
    for (let times = 0; times < 5; times += 1) await signUp(test.db, owner, browser(), later(times))
    const sent = (await letters(test.db, user.id)).filter(kind => kind === 'account_exists')
    expect(sent).toHaveLength(3)
  })

  it('leaves no password to who signed up first with an address that was never theirs', async () => {
    const email = freshEmail()
    await signUp(test.db, typed({ email, password: 'Stranger-Was-1st' }), browser(), AT)
    const { user } = await userBy(test.db, email)
    const [strangersLink] = await linksOf(test.db, user.id)
    await signUp(test.db, typed({ email, firstName: 'Nadia' }), browser(), later(10))

    await expect(
      authenticate(
        test.db,
        { email: email, password: 'Stranger-Was-1st', ip: '127.0.0.1', userAgent: null, device: undefined },
        new Date(),
      ),
    ).rejects.toThrow('auth.invalid_credentials')
    await expect(
      authenticate(
        test.db,
        { email: email, password: PASSWORD, ip: '127.0.0.1', userAgent: null, device: undefined },
        new Date(),
      ),
    ).resolves.toMatchObject({ firstName: 'Nadia' })
    await expect(verifyEmail(test.db, strangersLink!.token, later(11))).rejects.toThrow('accounts.link_used')
    expect(await letters(test.db, user.id)).toEqual(['verify_email', 'verify_email'])
  })
})

describe('the form', () => {
  const fields = {
    email: 'Nadia@Example.MA ',
    password: PASSWORD,
    firstName: ' Nadia ',
    lastName: 'El  Amrani',
    phone: '0612345678',
    role: 'CLIENT',
  }

  it('tidies what was typed and drops a way back that leads elsewhere', () => {
    expect(
      signUpSchema.parse({ ...fields, callbackUrl: 'https://evil.example', locale: 'xx' }),
    ).toMatchObject({
      email: 'nadia@example.ma',
      firstName: 'Nadia',
      lastName: 'El Amrani',
      locale: 'fr',
      callbackUrl: null,
    })
  })

  it.each([
    ['email', '', 'field.required'],
    ['email', 'nadia', 'field.email'],
    ['email', `${'a'.repeat(300)}@example.ma`, 'field.email'],
    ['email', 'na\u0000dia@example.ma', 'field.email'],
    ['password', '', 'field.required'],
    ['password', 'Short-1', 'accounts.password_too_short'],
    ['password', 'x'.repeat(10_000), 'accounts.password_too_long'],
    ['firstName', '', 'field.required'],
    ['firstName', '<script>', 'accounts.name_characters'],
    ['lastName', 'x'.repeat(10_000), 'accounts.name_length'],
    ['phone', '', 'field.required'],
    ['phone', '12345', 'field.phone_start'],
    ['role', 'ADMIN', 'field.choice'],
    ['role', '', 'field.choice'],
  ])('refuses %s %j', (name, value, code) => {
    const result = signUpSchema.safeParse({ ...fields, [name]: value })
    expect(result.error?.issues.map(issue => [issue.path[0], issue.message])).toContainEqual([name, code])
  })

  it('names every field that is missing', () => {
    const result = signUpSchema.safeParse({})
    expect(result.error?.issues.map(issue => issue.message).sort()).toEqual([
      'field.choice',
      ...Array<string>(5).fill('field.required'),
    ])
  })
})
