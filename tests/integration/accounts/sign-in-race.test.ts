import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { sessions, users } from '@/db/schema'
import { closeAllSessions } from '@/lib/accounts/commands/session'
import { signIn } from '@/lib/accounts/commands/sign-in'
import { makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { AT, HERE, PASSWORD } from './people'

/** What happens while the password is being checked, which takes a quarter of a second. */
const meanwhile = { happens: async () => {} }
vi.mock('@/lib/accounts/passwords', () => ({
  passwordOpens: async () => {
    await meanwhile.happens()
    return true
  },
}))

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

async function enter(change: Partial<typeof users.$inferInsert>) {
  const { userId } = await makeUser(t.db)
  meanwhile.happens = () =>
    t.db.transaction(async tx => {
      await tx.update(users).set(change).where(eq(users.id, userId))
      await closeAllSessions(tx, userId, AT)
    })
  const attempt = { email: `${userId}@test.khadamat.example`, password: PASSWORD, device: undefined, ...HERE }
  const outcome = await signIn(t.db, attempt, AT).then(
    () => 'in',
    error => error.code,
  )
  return { outcome, opened: await t.db.select().from(sessions).where(eq(sessions.userId, userId)) }
}

test.each([
  ['the password is changed', { passwordHash: 'another' }],
  ['the account is suspended', { status: 'SUSPENDED' as const }],
])('no session outlives its end when %s at the same moment', async (_, change) => {
  expect(await enter(change)).toEqual({ outcome: 'auth.invalid_credentials', opened: [] })
})

test('nothing else in the account stands in the way', async () => {
  const { outcome, opened } = await enter({ firstName: 'Leïla' })
  expect(outcome).toBe('in')
  expect(opened).toMatchObject([{ revokedAt: null }])
})
