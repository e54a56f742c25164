import 'server-only'
import { and, asc, eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { weeklyRanges } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import type { WeeklyRange } from '../domain/calendar'
import type { PlanInput } from '../schemas'
import { auditPlan, type Changed, ownProvider } from './own'

const same = (a: readonly WeeklyRange[], b: readonly WeeklyRange[]) => JSON.stringify(a) === JSON.stringify(b)

const inOrder = (ranges: readonly WeeklyRange[]): WeeklyRange[] =>
  ranges
    .map(({ weekday, startMinute, endMinute }) => ({ weekday, startMinute, endMinute }))
    .sort((a, b) => a.weekday - b.weekday || a.startMinute - b.startMinute)

/**
 * Puts a whole week in place of the one that is there: the usual one, or that of Ramadan. Sent twice, the second time
 * changes nothing. Codes: `not_found` for who has no profile.
 */
export async function savePlan(
  tx: Tx,
  actor: User,
  { layer, ranges }: PlanInput,
  at: Date,
): Promise<Changed> {
  const provider = await ownProvider(tx, actor)
  const mine = and(eq(weeklyRanges.providerId, provider.id), eq(weeklyRanges.layer, layer))
  const { weekday, startMinute, endMinute } = weeklyRanges
  const rows = await tx
    .select({ weekday, startMinute, endMinute })
    .from(weeklyRanges)
    .where(mine)
    .orderBy(asc(weekday), asc(startMinute))
  const [old, next] = [inOrder(rows), inOrder(ranges)]
  if (same(old, next)) return { slug: provider.slug }
  await tx.delete(weeklyRanges).where(mine)
  if (next.length > 0) {
    await tx.insert(weeklyRanges).values(next.map(range => ({ ...range, layer, providerId: provider.id })))
  }
  await auditPlan(tx, actor, provider, { old: { layer, ranges: old }, next: { layer, ranges: next } }, at)
  return { slug: provider.slug }
}
