import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { calendarPeriods } from '@/db/schema'
import { writeAudit } from '@/lib/audit/commands'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { enqueue } from '@/lib/core/jobs/enqueue'
import type { DaySpan } from '../domain/calendar'
import { changedDays, periodSlug } from '../domain/periods'
import type { NewPeriodInput, PeriodInput } from '../schemas'

/** Looks at the appointments of days whose place in the calendar has changed. */
export const CALENDAR_JOB = 'calendar_moved'

type Period = typeof calendarPeriods.$inferSelect
type Told = Pick<Period, 'startsOn' | 'endsOn' | 'confirmed'>

const told = ({ startsOn, endsOn, confirmed }: Told): Told => ({ startsOn, endsOn, confirmed })
const trace = (period: Told & { slug: string }) => ({ slug: period.slug, ...told(period) })

/** The trace, and a job for each stretch of days that changed. */
async function follow(
  tx: Tx,
  actor: User,
  id: number,
  { old, next }: { old: (Told & { slug: string }) | null; next: (Told & { slug: string }) | null },
  at: Date,
): Promise<void> {
  const author = { kind: 'admin', id: actor.userId } as const
  await writeAudit(
    tx,
    {
      action: 'calendar.period_changed',
      actor: author,
      target: { type: 'calendar_period', id },
      old: old && trace(old),
      new: next && trace(next),
    },
    at,
  )
  for (const { startsOn, endsOn } of changedDays(old, next)) {
    await enqueue(tx, CALENDAR_JOB, { from: startsOn, to: endsOn })
  }
}

async function locked(tx: Tx, id: number): Promise<Period> {
  const [period] = await tx.select().from(calendarPeriods).where(eq(calendarPeriods.id, id)).for('update')
  if (!period) throw new NotFoundError()
  return period
}

/** Moves or confirms an entry of the country's calendar; sent twice, the second time changes nothing. Codes: `not_found`. */
export async function savePeriod(tx: Tx, actor: User, input: PeriodInput, at: Date): Promise<void> {
  const period = await locked(tx, input.id)
  const next = told(input)
  if (JSON.stringify(told(period)) === JSON.stringify(next)) return
  await tx
    .update(calendarPeriods)
    .set({ ...next, updatedAt: at })
    .where(eq(calendarPeriods.id, period.id))
  await follow(tx, actor, period.id, { old: period, next: { slug: period.slug, ...next } }, at)
}

/** Adds an entry. Codes: `period.exists`, `period.name`, beside `nameFr`. */
export async function addPeriod(tx: Tx, actor: User, input: NewPeriodInput, at: Date): Promise<void> {
  const refused = (code: string) => new AppError('invalid', { fields: { nameFr: code } })
  const slug = periodSlug(input.nameFr, input.startsOn)
  if (!slug) throw refused('period.name')
  const [added] = await tx
    .insert(calendarPeriods)
    .values({ ...input, slug, updatedAt: at })
    .onConflictDoNothing()
    .returning({ id: calendarPeriods.id })
  if (added) return follow(tx, actor, added.id, { old: null, next: { slug, ...input } }, at)
  const [twin] = await tx.select().from(calendarPeriods).where(eq(calendarPeriods.slug, slug))
  // The same form sent twice is no clash.
  const same = (a: DaySpan, b: DaySpan) => a.startsOn === b.startsOn && a.endsOn === b.endsOn
  if (!twin || twin.kind !== input.kind || !same(twin, input)) throw refused('period.exists')
}

/** Takes an entry out. Codes: `not_found`. */
export async function removePeriod(tx: Tx, actor: User, { id }: { id: number }, at: Date): Promise<void> {
  const period = await locked(tx, id)
  await tx.delete(calendarPeriods).where(eq(calendarPeriods.id, id))
  await follow(tx, actor, id, { old: period, next: null }, at)
}
