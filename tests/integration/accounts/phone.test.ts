import { and, desc, eq } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditLog, phoneCodes, smsMessages, users } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { AT, makeUser } from '../../support/factories'
import { openScene, type Scene } from '../notifications/scene'

let scene: Scene
let commands: typeof import('@/lib/accounts/commands/phone') &
  typeof import('@/lib/accounts/commands/profile')
let digitsOf: typeof import('@/lib/accounts/queries/phone').phoneCode
let settingsOf: typeof import('@/lib/accounts/queries/settings').settingsOf
beforeAll(async () => {
  scene = await openScene()
  commands = {
    ...(await import('@/lib/accounts/commands/phone')),
    ...(await import('@/lib/accounts/commands/profile')),
  }
  digitsOf = (await import('@/lib/accounts/queries/phone')).phoneCode
  settingsOf = (await import('@/lib/accounts/queries/settings')).settingsOf
})
afterAll(() => scene.close())
beforeEach(() => scene.setClock(() => AT))

const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)
let next = 0
/** Somebody with a number that nobody else has. */
async function person() {
  const user = await makeUser(scene.db)
  next += 1
  const phone = `+2126620000${String(next).padStart(2, '0')}`
  await scene.db.update(users).set({ phone }).where(eq(users.id, user.userId))
  return { ...user, phone }
}
const ask = (user: User, at = AT) => scene.db.transaction(tx => commands.askPhoneCode(tx, user, at))
const confirm = (user: User, code: string, at = later(1)) => commands.confirmPhone(scene.db, user, code, at)
const codesOf = (user: User) =>
  scene.db
    .select()
    .from(phoneCodes)
    .where(eq(phoneCodes.userId, user.userId))
    .orderBy(desc(phoneCodes.createdAt))
async function asked(user: User, at = AT) {
  await ask(user, at)
  const [row] = await codesOf(user)
  if (!row) throw new Error('no code')
  return digitsOf(row)
}
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0')
const since = async (user: User) => (await settingsOf(scene.db, user.userId, AT))?.phoneVerifiedAt
const texts = async (phone: string) => (await scene.vendor.smsTo(phone)).map(({ text }) => text)

describe('a number', () => {
  test('is confirmed by the code of the one message that was sent there', async () => {
    const user = await person()
    await ask(user)
    await scene.work()
    const sent = await texts(user.phone)
    expect(sent).toHaveLength(1)
    const code = /\b\d{6}\b/.exec(sent[0] ?? '')?.[0] ?? ''
    await confirm(user, code)
    expect(await since(user)).toEqual(later(1))
    const trail = await scene.db
      .select()
      .from(auditLog)
      .where(and(eq(auditLog.targetId, user.userId), eq(auditLog.action, 'account.phone_confirmed')))
    expect(trail).toHaveLength(1)
    // What is kept opens nothing.
    const [message] = await scene.db.select().from(smsMessages).where(eq(smsMessages.userId, user.userId))
    expect(JSON.stringify([await codesOf(user), message])).not.toContain(code)
    await expect(ask(user, later(5))).rejects.toThrow('accounts.phone_confirmed')
  })

  test('stays as it is with a wrong code, and a later right one still counts', async () => {
    const user = await person()
    const code = await asked(user)
    await expect(confirm(user, wrong(code))).rejects.toMatchObject({
      fields: { code: 'accounts.phone_code_wrong' },
    })
    expect(await since(user)).toBeNull()
    await confirm(user, code)
    expect(await since(user)).toEqual(later(1))
  })

  test('is lost to who guesses: after five wrong tries the right one is refused', async () => {
    const user = await person()
    const code = await asked(user)
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => confirm(user, wrong(code))))
    expect(tries.every(({ status }) => status === 'rejected')).toBe(true)
    expect((await codesOf(user))[0]?.attempts).toBe(5)
    await expect(confirm(user, code)).rejects.toThrow('accounts.phone_code_over')
    expect(await since(user)).toBeNull()
    await confirm(user, await asked(user, later(2)), later(3))
    expect(await since(user)).toEqual(later(3))
  })
})

describe('a code', () => {
  test('is good for ten minutes', async () => {
    const user = await person()
    const code = await asked(user)
    await expect(confirm(user, code, later(10))).rejects.toThrow('accounts.phone_code_over')
    await confirm(user, code, later(9.9))
  })

  test('works once: it does not confirm a number that was changed and changed back', async () => {
    const user = await person()
    const code = await asked(user)
    await confirm(user, code)
    await rename(user, '+212661999001', later(2))
    await rename(user, user.phone, later(3))
    await expect(confirm(user, code, later(4))).rejects.toThrow('accounts.phone_code_over')
    expect(await since(user)).toBeNull()
  })

  test('is void once the number is another, and its message does not leave any more', async () => {
    const user = await person()
    const code = await asked(user)
    await rename(user, '+212661999002', AT)
    await scene.work()
    expect(await texts(user.phone)).toEqual([])
    await expect(confirm(user, code)).rejects.toThrow('accounts.phone_code_over')
  })

  test('opens nobody else’s number', async () => {
    const [user, other] = [await person(), await person()]
    const code = await asked(user)
    await expect(confirm(other, code)).rejects.toThrow('accounts.phone_code_over')
    await asked(other)
    await expect(confirm(other, code)).rejects.toThrow('accounts.phone_code_wrong')
    expect(await since(other)).toBeNull()
  })

  test('is void when the next one is sent', async () => {
    const user = await person()
    const first = await asked(user)
    const second = await asked(user, later(2))
    expect(second).not.toBe(first)
    await expect(confirm(user, first, later(3))).rejects.toThrow('accounts.phone_code_wrong')
    await confirm(user, second, later(3))
  })

  test('confirms once, also when it is sent twice at once', async () => {
    const user = await person()
    const code = await asked(user)
    await Promise.all([confirm(user, code), confirm(user, code)])
    const trail = await scene.db.select().from(auditLog).where(eq(auditLog.targetId, user.userId))
    expect(trail.map(row => row.action)).toEqual(['account.phone_confirmed'])
  })
})

describe('asking for codes', () => {
  test('twice at once sends one message', async () => {
    const user = await person()
    const outcomes = await Promise.allSettled([ask(user), ask(user)])
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    await scene.work()
    expect(await texts(user.phone)).toHaveLength(1)
  })

  test('waits a minute, and stops at five in an hour whatever the number', async () => {
    const user = await person()
    await ask(user)
    await expect(ask(user, later(0.5))).rejects.toMatchObject({
      code: 'rate_limited',
      params: { minutes: 1 },
    })
    for (const minute of [2, 4, 6]) await ask(user, later(minute))
    await rename(user, '+212661999003', later(7))
    await ask(user, later(8))
    await expect(ask(user, later(10))).rejects.toMatchObject({ params: { minutes: 50 } })
    await ask(user, later(60))
  })
})

function rename(user: User, phone: string, at: Date) {
  const profile = { firstName: 'Nadia', lastName: 'El Amrani', phone, language: 'fr' as const }
  return scene.db.transaction(tx => commands.changeProfile(tx, user, profile, at))
}
