import 'server-only'
import { and, count, eq, gte, isNull, or } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { availabilityExceptions, timeOff } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { AppError, NotFoundError } from '@/lib/core/errors'
import { type LocalDate, toWall } from '@/lib/time/zone'
import type { ExceptionInput, TimeOffInput } from '../schemas'
import { auditPlan, type Changed, ownProvider } from './own'

/** Dated rows ahead of one provider: more is a mistake, or an attack on our pages. */
const MOST_AHEAD = 120

function notPast(field: string, date: LocalDate, at: Date): void {
  if (date < toWall(at).date) {
    throw new AppError('invalid', { fields: { [field]: 'hours.date_past' } })
  }
}

/**
 * Adds a dated change of the plan; one that is there already stays one.
 * Codes: `not_found`, `hours.too_many`; beside `date`: `hours.date_past`.
 */
export async function addException(tx: Tx, actor: User, input: ExceptionInput, at: Date): Promise<Changed> {
  notPast('date', input.date, at)
  const provider = await ownProvider(tx, actor)
  const { date, kind, range } = input
  const t = availabilityExceptions
  const mine = eq(t.providerId, provider.id)
  const part = range ? eq(t.startMinute, range.startMinute) : isNull(t.startMinute)
  const until = range ? eq(t.endMinute, range.endMinute) : isNull(t.endMinute)
  const [twin] = await tx
    .select({ id: t.id })
    .from(t)
    .where(and(mine, eq(t.date, date), eq(t.kind, kind), part, until))
  if (twin) return { slug: provider.slug }
  const [ahead] = await tx
    .select({ rows: count() })
    .from(t)
    .where(and(mine, gte(t.date, toWall(at).date)))
  if ((ahead?.rows ?? 0) >= MOST_AHEAD) throw new AppError('hours.too_many')
  await tx.insert(t).values({ providerId: provider.id, date, kind, ...range })
  await auditPlan(tx, actor, provider, { old: null, next: { date, kind, ...range } }, at)
  return { slug: provider.slug }
}

/** Takes a dated change back. Codes: `not_found`, also for a stranger's. */
export async function removeException(
  tx: Tx,
  actor: User,
  { id }: { id: number },
  at: Date,
): Promise<Changed> {
  const provider = await ownProvider(tx, actor)
  const t = availabilityExceptions
  const [gone] = await tx
    .delete(t)
    .where(and(eq(t.id, id), eq(t.providerId, provider.id)))
    .returning()
  if (!gone) throw new NotFoundError()
  const { date, kind, startMinute, endMinute } = gone
  await auditPlan(tx, actor, provider, { old: { date, kind, startMinute, endMinute }, next: null }, at)
  return { slug: provider.slug }
}

/**
 * Adds days away; the same days twice stay one entry.
 * Codes: `not_found`, `hours.too_many`; beside `endsOn`: `hours.date_past`.
 */
export async function addTimeOff(tx: Tx, actor: User, input: TimeOffInput, at: Date): Promise<Changed> {
  notPast('endsOn', input.endsOn, at)
  const provider = await ownProvider(tx, actor)
  const mine = eq(timeOff.providerId, provider.id)
  const ahead = await tx
    .select({ startsOn: timeOff.startsOn, endsOn: timeOff.endsOn })
    .from(timeOff)
    .where(and(mine, or(gte(timeOff.endsOn, toWall(at).date), eq(timeOff.endsOn, input.endsOn))))
  const twin = ahead.some(row => row.startsOn === input.startsOn && row.endsOn === input.endsOn)
  if (twin) return { slug: provider.slug }
  if (ahead.length >= MOST_AHEAD) throw new AppError('hours.too_many')
  await tx.insert(timeOff).values({ providerId: provider.id, ...input, createdAt: at })
  const { startsOn, endsOn } = input
  await auditPlan(tx, actor, provider, { old: null, next: { startsOn, endsOn } }, at)
  return { slug: provider.slug }
}

/** Takes days away back. Codes: `not_found`, also for a stranger's. */
export async function removeTimeOff(tx: Tx, actor: User, { id }: { id: number }, at: Date): Promise<Changed> {
  const provider = await ownProvider(tx, actor)
  const [gone] = await tx
    .delete(timeOff)
    .where(and(eq(timeOff.id, id), eq(timeOff.providerId, provider.id)))
    .returning()
  if (!gone) throw new NotFoundError()
  const { startsOn, endsOn } = gone
  await auditPlan(tx, actor, provider, { old: { startsOn, endsOn }, next: null }, at)
  return { slug: provider.slug }
}
