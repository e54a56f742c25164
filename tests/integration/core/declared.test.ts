import { eq } from 'drizzle-orm'
import { beforeAll, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { auditLog, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { AuditAction } from '@/lib/audit/domain/catalogue'
import { defineAction } from '@/lib/core/action'
import { AT, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({ get: () => undefined }),
}))
const logged = vi.hoisted(() => vi.fn())
vi.mock('@/lib/core/log', () => ({ log: { error: logged, warn: vi.fn(), info: vi.fn() } }))

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

/** An action that renames somebody and leaves `leaves`, whatever it has declared. */
const renaming = (userId: string, audit: readonly AuditAction[] | 'nothing', leaves: AuditAction) =>
  defineAction({
    name: 'test.rename',
    who: 'anyone',
    limit: 'mutation',
    audit,
    schema: z.object({}),
    run: () =>
      t.db.transaction(async tx => {
        await tx.update(users).set({ firstName: 'Renamed' }).where(eq(users.id, userId))
        const entry = { action: leaves, actor: null, target: { type: 'user', id: userId } } as const
        await writeAudit(tx, entry, AT)
        return { done: true }
      }),
  })

async function after(userId: string) {
  const [[user], traces] = await Promise.all([
    t.db.select({ name: users.firstName }).from(users).where(eq(users.id, userId)),
    t.db.select({ action: auditLog.action }).from(auditLog).where(eq(auditLog.targetId, userId)),
  ])
  return { name: user?.name, traces: traces.map(trace => trace.action) }
}

test('an action leaves the trace that it has declared', async () => {
  const { userId } = await makeUser(t.db)
  const rename = renaming(userId, ['account.profile_changed'], 'account.profile_changed')
  expect(await rename(null, new FormData())).toEqual({ ok: true, data: { done: true } })
  expect(await after(userId)).toEqual({ name: 'Renamed', traces: ['account.profile_changed'] })
})

test.each<[string, readonly AuditAction[] | 'nothing']>([
  ['another', ['account.profile_changed']],
  ['nothing', 'nothing'],
])('one that has declared %s changes nothing and tells the log why', async (_what, declared) => {
  logged.mockClear()
  const { userId } = await makeUser(t.db)
  const answer = await renaming(userId, declared, 'account.two_factor_off')(null, new FormData())
  expect(answer).toMatchObject({ ok: false, code: 'unexpected' })
  expect(await after(userId)).toEqual({ name: 'Nadia', traces: [] })
  expect(String(logged.mock.calls[0]?.[0]?.err)).toContain('test.rename leaves account.two_factor_off')
})
