import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { auditAlerts, auditLog, emails, users } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { AuditAction } from '@/lib/audit/domain/catalogue'
import type { User } from '@/lib/core/actor'
import { tellAdministrators } from '@/lib/notifications/alerts'
import { AT, makeUser } from '../../support/factories'
import { openScene, type Scene } from '../notifications/scene'

let scene: Scene
let target: User
const later = (minutes: number) => new Date(AT.getTime() + minutes * 60_000)

beforeAll(async () => {
  scene = await openScene()
  // Only the two of this test, so that each letter can be counted.
  await scene.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.role, 'ADMIN'))
  target = await makeUser(scene.db)
})
afterAll(() => scene.close())

let admins: { fr: User; ar: User }
beforeEach(async () => {
  await scene.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.role, 'ADMIN'))
  await scene.db.update(auditAlerts).set({ toldAt: AT })
  admins = {
    fr: await makeUser(scene.db, { role: 'ADMIN' }),
    ar: await makeUser(scene.db, { role: 'ADMIN' }),
  }
  await scene.db.update(users).set({ locale: 'ar' }).where(eq(users.id, admins.ar.userId))
})

const act = (action: AuditAction, kind: 'admin' | 'client' = 'admin', at = AT) =>
  scene.db.transaction(tx =>
    writeAudit(
      tx,
      { action, actor: { kind, id: admins.fr.userId }, target: { type: 'user', id: target.userId } },
      at,
    ),
  )

const mailsOf = (user: User) => scene.vendor.mailsTo(`${user.userId}@test.khadamat.example`)
const waiting = async () => {
  const rows = await scene.db.select().from(auditAlerts)
  return rows.filter(row => row.toldAt === null).length
}
const tell = () => scene.db.transaction(tx => tellAdministrators(tx, AT))

test('three acts of one minute are one letter to each active administrator, in their language', async () => {
  await act('user.suspended')
  await act('settings.changed')
  await act('user.two_factor_reset')
  await scene.work()
  await scene.work()
  const [[french, ...more], arabic] = [await mailsOf(admins.fr), await mailsOf(admins.ar)]
  expect(more).toEqual([])
  expect(french?.subject).toBe('Journal : 3 actes à connaître')
  for (const words of ['Compte suspendu', 'Règles du site modifiées', 'Élevée', 'Nadia El Amrani']) {
    expect(french?.text).toContain(words)
  }
  expect(french?.text).toContain('/fr/admin/audit')
  expect(arabic).toHaveLength(1)
  expect(arabic[0]?.text).toContain('توقيف حساب')
  expect(await waiting()).toBe(0)
})

test('what is LOW or MEDIUM is told to nobody, unless it concerns an administrator’s own account', async () => {
  await act('account.signed_in', 'client')
  await act('account.password_reset', 'client')
  expect(await waiting()).toBe(0)
  await act('account.password_reset', 'admin')
  expect(await waiting()).toBe(1)
})

test('an act that is taken back is told to nobody', async () => {
  await expect(
    scene.db.transaction(async tx => {
      const by = { kind: 'admin', id: admins.fr.userId } as const
      await writeAudit(
        tx,
        { action: 'user.suspended', actor: by, target: { type: 'user', id: target.userId } },
        AT,
      )
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  expect(await waiting()).toBe(0)
})

test('jobs that run at once tell of it once', async () => {
  await act('user.suspended')
  await act('user.reactivated')
  await Promise.all([tell(), tell(), tell()])
  const rows = await scene.db.select().from(emails).where(eq(emails.userId, admins.fr.userId))
  expect(rows).toHaveLength(1)
})

test('a worker killed in between has told nobody, and tells it once when it is back', async () => {
  await act('user.suspended')
  await scene.db.execute(sql`
    create function die() returns trigger language plpgsql as $$ begin raise 'killed'; end $$`)
  await scene.db.execute(
    sql`create trigger dies before update on audit_alerts for each row execute function die()`,
  )
  await expect(tell()).rejects.toThrow()
  expect(await scene.db.select().from(emails).where(eq(emails.userId, admins.fr.userId))).toEqual([])
  await scene.db.execute(sql`drop function die() cascade`)
  await tell()
  await tell()
  await scene.work()
  expect(await mailsOf(admins.fr)).toHaveLength(1)
})

test('more than one letter holds go on in the next', async () => {
  for (let index = 0; index < 23; index++) await act('user.suspended', 'admin', later(index))
  await tell()
  expect(await waiting()).toBe(3)
  await tell()
  expect(await waiting()).toBe(0)
  const rows = await scene.db.select().from(emails).where(eq(emails.userId, admins.ar.userId))
  expect(rows.map(row => row.payload.acts?.split(',').length).sort()).toEqual([20, 3].sort())
})

test('who is no administrator any more when the letter leaves does not get it', async () => {
  await act('user.suspended')
  await tell()
  await scene.db.update(users).set({ role: 'CLIENT' }).where(eq(users.id, admins.fr.userId))
  await scene.work()
  expect(await mailsOf(admins.fr)).toEqual([])
  expect(await mailsOf(admins.ar)).toHaveLength(1)
})

test('without an administrator they wait for one', async () => {
  await scene.db.update(users).set({ status: 'SUSPENDED' }).where(eq(users.role, 'ADMIN'))
  await act('user.suspended')
  await tell()
  expect(await waiting()).toBe(1)
  const [row] = await scene.db.select().from(auditLog).where(eq(auditLog.action, 'user.suspended')).limit(1)
  expect(row).toMatchObject({ severity: 'HIGH' })
})
