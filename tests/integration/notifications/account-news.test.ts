import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { emails, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { linkToken } from '@/lib/core/crypto'
import { AT, makeUser } from '../../support/factories'
import { openScene, type Scene } from './scene'

let scene: Scene
let signIn: typeof import('@/lib/accounts/commands/sign-in').signIn
let changeProfile: typeof import('@/lib/accounts/commands/profile').changeProfile
let verification: typeof import('@/lib/accounts/commands/verification')
let change: typeof import('@/lib/accounts/commands/email')
let hashPassword: typeof import('@/lib/accounts/passwords').hashPassword
beforeAll(async () => {
  scene = await openScene()
  signIn = (await import('@/lib/accounts/commands/sign-in')).signIn
  changeProfile = (await import('@/lib/accounts/commands/profile')).changeProfile
  verification = await import('@/lib/accounts/commands/verification')
  change = await import('@/lib/accounts/commands/email')
  hashPassword = (await import('@/lib/accounts/passwords')).hashPassword
})
afterAll(() => scene.close())

const PASSWORD = 'Khadamat-Demo-2026'
const FIREFOX = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0'
const address = (user: User) => `${user.userId}@test.khadamat.example`
const mailsTo = async (to: string) => {
  await scene.work()
  return scene.vendor.mailsTo(to)
}

describe('a sign-in', () => {
  it('on a device that was never in before is told, with what and where; the first of all and a known one are not', async () => {
    const user = await makeUser(scene.db)
    await scene.db
      .update(users)
      .set({ passwordHash: await hashPassword(PASSWORD) })
      .where(eq(users.id, user.userId))
    const enter = (device: string | undefined) =>
      signIn(
        scene.db,
        { email: address(user), password: PASSWORD, device, ip: '41.140.1.1', userAgent: FIREFOX },
        AT,
      )
    const first = await enter(undefined)
    expect(await mailsTo(address(user))).toEqual([])
    await enter(first.device)
    expect(await mailsTo(address(user))).toEqual([])
    await enter(undefined)
    await enter('made-up.mark')
    const told = await mailsTo(address(user))
    expect(told.map(mail => mail.subject)).toEqual(Array(2).fill('Nouvelle connexion à votre compte'))
    expect(told[0]?.text).toContain('Firefox · Windows')
    expect(told[0]?.text).toContain('41.140.1.1')
    expect(told[0]?.text).toContain('/fr/account/security')
  })

  it('that failed is not', async () => {
    const user = await makeUser(scene.db)
    await expect(
      signIn(
        scene.db,
        { email: address(user), password: 'x', device: undefined, ip: '41.140.1.2', userAgent: null },
        AT,
      ),
    ).rejects.toMatchObject({ code: 'auth.invalid_credentials' })
    expect(await mailsTo(address(user))).toEqual([])
  })
})

describe('a confirmed address', () => {
  it.each([
    ['CLIENT', '/fr/services'],
    ['PROVIDER', '/fr/pro/onboarding'],
  ] as const)('welcomes a %s, once, with the next steps', async (role, step) => {
    const user = await makeUser(scene.db, { role, verified: false })
    await scene.db.transaction(tx => verification.sendLink(tx, user.userId, null, AT))
    const [link] = await scene.db.query.accountTokens.findMany({
      where: (token, { eq }) => eq(token.userId, user.userId),
    })
    await scene.db.transaction(tx =>
      verification.verifyEmail(tx, linkToken('VERIFY_EMAIL', link?.id ?? ''), AT),
    )
    const [welcome, ...more] = await mailsTo(address(user))
    expect(more).toEqual([])
    expect(welcome?.text).toContain(step)
    expect(welcome?.text).toContain('/fr/account/settings')
  })
})

describe('the number and the address of an account', () => {
  const profile = (phone: string | null) =>
    ({ firstName: 'Nadia', lastName: 'El Amrani', phone, language: 'fr' }) as Parameters<
      typeof changeProfile
    >[2]

  it('another number is told, with only its ends; the first one and the same one are not', async () => {
    const user = await makeUser(scene.db)
    const save = (phone: string) => scene.db.transaction(tx => changeProfile(tx, user, profile(phone), AT))
    await save('+212612345678')
    expect(await mailsTo(address(user))).toEqual([])
    await save('+212661223344')
    const [told, ...more] = await mailsTo(address(user))
    expect(more).toEqual([])
    expect(told?.text).toContain('06 •• •• •• 44')
    expect(told?.text).not.toContain('22 33')
    const newcomer = await makeUser(scene.db)
    await scene.db.update(users).set({ phone: null }).where(eq(users.id, newcomer.userId))
    await scene.db.transaction(tx => changeProfile(tx, newcomer, profile('+212661223344'), AT))
    expect(await mailsTo(address(newcomer))).toEqual([])
  })

  it('a change of address is told to both, and the old one does not learn the new one', async () => {
    const user = await makeUser(scene.db)
    const fresh = `fresh-${address(user)}`
    await scene.db.transaction(tx => change.askEmailChange(tx, user, fresh, AT))
    const links = await scene.db.query.accountTokens.findMany({
      where: (token, { eq }) => eq(token.userId, user.userId),
    })
    for (const { kind, id } of links) {
      await scene.db.transaction(tx => change.confirmEmailChange(tx, linkToken(kind, id), AT))
    }
    await scene.work()
    const rows = await scene.db.select().from(emails).where(eq(emails.userId, user.userId))
    const to = (template: string) => rows.filter(row => row.template === template).map(row => row.recipient)
    expect(to('email_changed')).toEqual([fresh])
    expect(to('email_changed_old')).toEqual([address(user)])
    const old = (await scene.vendor.mailsTo(address(user))).find(mail =>
      mail.subject.startsWith('Cette adresse'),
    )
    expect(old?.text).not.toContain(fresh)
  })
})
