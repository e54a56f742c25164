import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, it, test } from 'vitest'
import { auditLog, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { AuditAction } from '@/lib/audit/domain/catalogue'
import { exportStream } from '@/lib/audit/file'
import { auditEntry, auditList, auditStatistics, recentAlarms } from '@/lib/audit/queries'
import { auditPieces } from '@/lib/audit/queries/export'
import { type AuditFilter, auditFilterSchema } from '@/lib/audit/schemas'
import type { User } from '@/lib/core/actor'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
let admin: User
let client: User
beforeAll(async () => {
  t = await openTestDatabase()
  admin = await makeUser(t.db, { role: 'ADMIN' })
  client = await makeUser(t.db)
  return () => t.close()
})

const asked = (fields: Record<string, string> = {}): AuditFilter => auditFilterSchema.parse(fields)
const list = (fields: Record<string, string>, after: number | null = null) =>
  auditList(t.db, admin, asked(fields), after)
const act = (action: AuditAction, by: User, targetId: string, at = AT, change: object = {}) =>
  writeAudit(
    t.db,
    {
      action,
      actor: { kind: by.role === 'ADMIN' ? 'admin' : 'client', id: by.userId },
      target: { type: 'user', id: targetId },
      ...change,
    },
    at,
  )

describe('the list', () => {
  it('finds by act, severity, target, who (by id and by e-mail), id and day, all at once', async () => {
    const target = randomUUID()
    await act('user.suspended', admin, target, new Date('2026-11-10T23:30:00Z'))
    await act('account.profile_changed', client, target, new Date('2026-11-12T08:00:00Z'))
    const found = async (fields: Record<string, string>) =>
      (await list({ id: target, ...fields })).items.map(item => item.action)
    expect(await found({})).toEqual(['account.profile_changed', 'user.suspended'])
    expect(await found({ action: 'user.suspended' })).toEqual(['user.suspended'])
    expect(await found({ severity: 'alarming' })).toEqual(['user.suspended'])
    expect(await found({ severity: 'LOW' })).toEqual(['account.profile_changed'])
    expect(await found({ target: 'booking' })).toEqual([])
    expect(await found({ who: client.userId })).toEqual(['account.profile_changed'])
    expect(await found({ who: `${admin.userId}@TEST.khadamat.example` })).toEqual(['user.suspended'])
    expect(await found({ who: 'nobody@example.com' })).toEqual([])
    expect(await found({ from: '2026-11-11' })).toEqual(['account.profile_changed'])
    expect(await found({ from: '2026-11-10', to: '2026-11-10' })).toEqual(['user.suspended'])
  })

  it.each<Record<string, string>>([
    { action: 'no.such' },
    { severity: '1' },
    { target: "'" },
    { from: 'yesterday', to: '2026-13-45' },
  ])('takes no notice of what makes no sense: %j', async fields => {
    const items = (made: Awaited<ReturnType<typeof list>>) => made.items.map(item => item.id)
    expect(items(await list(fields))).toEqual(items(await list({})))
  })

  it('comes in pages that neither repeat nor leave out a line', async () => {
    const target = randomUUID()
    for (let index = 0; index < 45; index++) await act('account.signed_in', client, target)
    const first = await list({ id: target })
    const second = await list({ id: target }, first.next)
    expect([first.items.length, second.items.length, second.next]).toEqual([40, 5, null])
    expect(new Set([...first.items, ...second.items].map(item => item.id)).size).toBe(45)
  })

  it('names people and things as they are called today', async () => {
    const { owner, providerId } = await makeProvider(t.db)
    await writeAudit(
      t.db,
      {
        action: 'provider.approved',
        actor: { kind: 'admin', id: admin.userId },
        target: { type: 'provider', id: providerId },
      },
      AT,
    )
    await t.db.update(users).set({ firstName: 'Salma' }).where(eq(users.id, admin.userId))
    await act('user.suspended', admin, owner.userId)
    const [suspended, approved] = (await list({ who: admin.userId })).items
    expect(approved).toMatchObject({ actorName: 'Salma El Amrani', targetName: { fr: 'Atelier Test' } })
    expect(suspended).toMatchObject({ targetName: { fr: 'Nadia El Amrani' } })
  })
})

test('one line has its values and where it came from', async () => {
  const change = { old: { status: 'ACTIVE' }, new: { status: 'SUSPENDED', reason: 'Insultes' } }
  await act('user.suspended', admin, client.userId, AT, change)
  const [item] = (await list({ id: client.userId, action: 'user.suspended' })).items
  expect(await auditEntry(t.db, admin, item?.id ?? 0)).toMatchObject({ ...change, ip: null })
  expect(await auditEntry(t.db, admin, 999_999_999)).toBeNull()
})

test('the figures count thirty days, by severity and by act', async () => {
  const at = new Date('2031-05-01T00:00:00Z')
  const days = (count: number) => new Date(at.getTime() - count * 24 * 60 * 60_000)
  await act('user.suspended', admin, client.userId, days(1))
  await act('account.signed_in', client, client.userId, days(2))
  await act('account.signed_in', client, client.userId, days(29))
  await act('account.signed_in', client, client.userId, days(31))
  const { bySeverity, byAction } = await auditStatistics(t.db, admin, at)
  expect(bySeverity).toEqual({ LOW: 2, MEDIUM: 0, HIGH: 1, CRITICAL: 0 })
  expect(byAction).toEqual([
    ['account.signed_in', 2],
    ['user.suspended', 1],
  ])
  expect((await recentAlarms(t.db, admin, at)).recent).toBe(1)
})

test.each(['CLIENT', 'PROVIDER'] as const)('a %s sees nothing of it', async role => {
  const stranger = await makeUser(t.db, { role })
  await expect(auditList(t.db, stranger, asked(), null)).rejects.toMatchObject({ code: 'not_found' })
  await expect(auditEntry(t.db, stranger, 1)).rejects.toMatchObject({ code: 'not_found' })
  await expect(auditStatistics(t.db, stranger, AT)).rejects.toMatchObject({ code: 'not_found' })
})

describe('a file of it', () => {
  const text = async (format: 'csv' | 'json', fields: Record<string, string>) =>
    new Response(exportStream(format, auditPieces(t.db, asked(fields)))).text()

  it('has every line that is meant, over all pieces', async () => {
    const target = randomUUID()
    await t.db.insert(auditLog).values(
      Array.from({ length: 2500 }, () => ({
        at: AT,
        action: 'account.signed_in',
        severity: 'LOW' as const,
        targetType: 'user',
        targetId: target,
      })),
    )
    const rows = JSON.parse(await text('json', { id: target })) as { id: number }[]
    expect(new Set(rows.map(row => row.id)).size).toBe(2500)
    expect((await text('csv', { id: target })).trimEnd().split('\r\n')).toHaveLength(2501)
  })

  it('runs no formula that somebody has typed', async () => {
    const target = randomUUID()
    await t.db.insert(auditLog).values({
      at: AT,
      action: 'user.suspended',
      severity: 'HIGH',
      targetType: 'user',
      targetId: target,
      userAgent: '=HYPERLINK("https://evil.example")',
    })
    const csv = await text('csv', { id: target })
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`)
  })

  it('without lines is empty, and still a file', async () => {
    expect(JSON.parse(await text('json', { id: 'nothing' }))).toEqual([])
    expect((await text('csv', { id: 'nothing' })).trimEnd().split('\r\n')).toHaveLength(1)
  })
})
