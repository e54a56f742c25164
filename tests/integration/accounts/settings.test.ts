import { eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { auditLog, users } from '@/db/schema'
import { changeProfile } from '@/lib/accounts/commands/profile'
import { settingsOf } from '@/lib/accounts/queries/settings'
import { profileSchema } from '@/lib/accounts/schemas/settings'
import type { User } from '@/lib/core/actor'
import { AT, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const FORM = { firstName: 'Nadia', lastName: 'El Amrani', phone: '06 12 34 56 78', language: 'fr' }
const save = (user: User, changes: Partial<typeof FORM> = {}) =>
  t.db.transaction(tx => changeProfile(tx, user, profileSchema.parse({ ...FORM, ...changes }), AT))
const trail = (user: User) => t.db.select().from(auditLog).where(eq(auditLog.targetId, user.userId))
const confirmed = async () => {
  const user = await makeUser(t.db)
  await t.db.update(users).set({ phoneVerifiedAt: AT }).where(eq(users.id, user.userId))
  return user
}

test('what one saves is there again, and the trail says which fields, not what they hold', async () => {
  const user = await confirmed()
  await save(user, { lastName: 'Bennani', language: 'ar' })
  expect(await settingsOf(t.db, user.userId, AT)).toMatchObject({
    lastName: 'Bennani',
    language: 'ar',
    phone: '+212612345678',
    phoneVerifiedAt: AT,
  })
  const [row] = await trail(user)
  expect(row).toMatchObject({
    action: 'account.profile_changed',
    actorId: user.userId,
    old: { language: 'fr' },
    new: { language: 'ar', changed: ['lastName'] },
  })
  expect(JSON.stringify(row)).not.toContain('Bennani')
})

test('another number is not confirmed; the same one, written otherwise, stays so', async () => {
  const user = await confirmed()
  await save(user, { phone: '+212 612-345678' })
  expect((await settingsOf(t.db, user.userId, AT))?.phoneVerifiedAt).toEqual(AT)
  await save(user, { phone: '0661000000' })
  expect(await settingsOf(t.db, user.userId, AT)).toMatchObject({
    phone: '+212661000000',
    phoneVerifiedAt: null,
  })
})

test('sent twice, it leaves one trace, and nobody else changes', async () => {
  const [user, other] = [await makeUser(t.db), await makeUser(t.db)]
  await Promise.all([save(user, { firstName: 'Salma' }), save(user, { firstName: 'Salma' })])
  expect(await trail(user)).toHaveLength(1)
  expect((await settingsOf(t.db, other.userId, AT))?.firstName).toBe('Nadia')
})

test.each([
  [{ firstName: '' }, 'firstName', 'field.required'],
  [{ lastName: 'R2D2' }, 'lastName', 'accounts.name_characters'],
  [{ phone: '+33612345678' }, 'phone', 'field.phone_foreign'],
  [{ language: 'en' }, 'language', 'field.choice'],
])('refuses %j beside its field', (changes, field, code) => {
  const parsed = profileSchema.safeParse({ ...FORM, ...changes })
  expect(parsed.error?.issues.map(issue => [issue.path[0], issue.message])).toEqual([[field, code]])
})
