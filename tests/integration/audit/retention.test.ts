import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { auditAlerts, auditLog } from '@/db/schema'
import { cleanAuditLog } from '@/lib/audit/commands'
import { AUDIT_SEVERITIES, type AuditSeverity } from '@/lib/audit/domain/catalogue'
import { KEPT_YEARS } from '@/lib/audit/domain/retention'
import { now } from '@/lib/time/clock'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

const DAY = 24 * 60 * 60_000
const yearsAgo = (years: number, days = 0) => new Date(now().getTime() - years * 365.25 * DAY - days * DAY)

async function trace(severity: AuditSeverity, at: Date): Promise<string> {
  const targetId = randomUUID()
  const [row] = await t.db
    .insert(auditLog)
    .values({ at, action: 'user.suspended', severity, targetType: 'user', targetId })
    .returning({ id: auditLog.id })
  if (severity === 'HIGH') await t.db.insert(auditAlerts).values({ auditId: row?.id ?? 0, at, toldAt: at })
  return targetId
}
const isThere = async (targetId: string) =>
  (await t.db.select().from(auditLog).where(eq(auditLog.targetId, targetId))).length === 1

const causeOf = (error: unknown) => String((error as { cause?: unknown }).cause ?? error)
const refused = async (statement: ReturnType<typeof sql>) =>
  causeOf(await t.db.execute(statement).catch(error => error))

test('the database keeps as long as the application says', async () => {
  for (const severity of AUDIT_SEVERITIES) {
    const [row] = await t.db.execute<{ years: number }>(
      sql`select audit_kept_years(${severity}::audit_severity) as years`,
    )
    expect(row?.years).toBe(KEPT_YEARS[severity])
  }
})

test.each(AUDIT_SEVERITIES)('%s goes when its years are over, not before', async severity => {
  const years = KEPT_YEARS[severity]
  const [old, young] = [await trace(severity, yearsAgo(years, 2)), await trace(severity, yearsAgo(years, -2))]
  await cleanAuditLog(t.db, now())
  expect(await isThere(old)).toBe(false)
  expect(await isThere(young)).toBe(true)
})

test('the clean-up leaves a trace itself, and none when there was nothing to do', async () => {
  await trace('LOW', yearsAgo(2))
  const cleanings = async () =>
    (await t.db.select().from(auditLog).where(eq(auditLog.action, 'audit.cleaned'))).length
  const before = await cleanings()
  await cleanAuditLog(t.db, now())
  await cleanAuditLog(t.db, now())
  expect(await cleanings()).toBe(before + 1)
})

test('a date in the future deletes nothing that is still to be kept', async () => {
  const young = await trace('LOW', yearsAgo(0, 10))
  await t.db.execute(sql`select clean_audit_log(now() + interval '50 years')`)
  expect(await isThere(young)).toBe(true)
})

test.each([
  ['deletes', sql`delete from audit_log where at < now() - interval '6 years'`],
  ['changes', sql`update audit_log set action = 'account.created'`],
  ['empties', sql`truncate audit_log cascade`],
])('nobody %s by an ordinary statement, however old it is', async (_what, statement) => {
  const old = await trace('LOW', yearsAgo(7))
  expect(await refused(statement)).toContain('append-only')
  expect(await isThere(old)).toBe(true)
})

test('who pretends to clean up can still not delete what is young', async () => {
  const young = await trace('HIGH', yearsAgo(3))
  const tried = t.db.transaction(async tx => {
    await tx.execute(sql`select set_config('khadamat.audit_cleaning', 'on', true)`)
    await tx.execute(sql`delete from audit_log where target_id = ${young}`)
  })
  expect(causeOf(await tried.catch(error => error))).toContain('append-only')
  expect(await isThere(young)).toBe(true)
})
