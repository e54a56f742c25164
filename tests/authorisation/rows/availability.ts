import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { availabilityExceptions, timeOff } from '@/db/schema'
import { adminOnly, providerOnly } from '../gets'
import { actionRows } from '../rows'
import type { Scene } from '../scene'

/** One's own calendar: also who takes on nothing new has appointments to plan. */
const own = providerOnly({ other: 'done', shut: 'done' })
const ownRow = providerOnly({ shut: 'done' })

const firstOf = async (tx: Tx, table: string, scene?: Scene) => {
  const mine = scene ? sql`where provider_id = ${scene.provider}` : sql``
  const [row] = await tx.execute<{ id: number }>(
    sql`select id from ${sql.raw(table)} ${mine} order by id desc limit 1`,
  )
  return { id: row?.id ?? 0 }
}

export default actionRows('lib/availability/actions.ts', {
  savePlan: {
    by: 'provider',
    gets: own,
    form: () => ({ layer: 'USUAL', d1r0s: '09:00', d1r0e: '17:00' }),
  },
  addException: { by: 'provider', gets: own, form: () => ({ date: '2026-12-01', kind: 'CLOSED' }) },
  removeException: {
    by: 'provider',
    gets: ownRow,
    stage: (tx, { provider }) =>
      tx.insert(availabilityExceptions).values({ providerId: provider, date: '2026-12-01', kind: 'CLOSED' }),
    form: (scene, tx) => firstOf(tx, 'availability_exceptions', scene),
  },
  addTimeOff: {
    by: 'provider',
    gets: own,
    form: () => ({ startsOn: '2026-12-01', endsOn: '2026-12-05' }),
  },
  removeTimeOff: {
    by: 'provider',
    gets: ownRow,
    stage: (tx, { provider }) =>
      tx.insert(timeOff).values({ providerId: provider, startsOn: '2026-12-01', endsOn: '2026-12-05' }),
    form: (scene, tx) => firstOf(tx, 'time_off', scene),
  },
  saveRules: {
    by: 'provider',
    gets: own,
    form: () => ({
      minNoticeMinutes: 90,
      horizonDays: 21,
      slotStepMinutes: 30,
      dailyCap: '',
      bufferBeforeMinutes: 0,
      bufferAfterMinutes: 30,
      travelMinutes: 0,
    }),
  },
  saveZones: { by: 'provider', gets: own, form: () => ({ radiusKm: 12 }) },

  // The country's calendar.
  savePeriod: {
    by: 'admin',
    gets: adminOnly,
    form: async (_, tx) => ({
      ...(await firstOf(tx, 'calendar_periods')),
      startsOn: '2031-01-02',
      endsOn: '2031-01-03',
    }),
  },
  addPeriod: {
    by: 'admin',
    gets: adminOnly,
    form: () => ({
      kind: 'HOLIDAY',
      nameFr: 'Fête de la cité',
      nameAr: 'عيد المدينة',
      startsOn: '2031-01-02',
      endsOn: '2031-01-02',
    }),
  },
  removePeriod: { by: 'admin', gets: adminOnly, form: (_, tx) => firstOf(tx, 'calendar_periods') },
})

export const agenda = actionRows('lib/agenda/actions.ts', {
  block: {
    by: 'provider',
    gets: own,
    form: () => ({ date: '2026-12-01', start: '10:00', end: '12:00' }),
  },
})
