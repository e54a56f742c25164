import 'server-only'
import type { TaskList } from 'graphile-worker'
import { z } from 'zod'
import { database } from '@/db/client'
import { now } from '@/lib/time/clock'
import { isLocalDate } from '@/lib/time/zone'
import { adjustBooking } from './commands/adjust'
import { CALENDAR_JOB } from './commands/periods'
import { bookingsOutsideOn } from './queries/outside'

const day = z.string().refine(isLocalDate)
const payloadSchema = z.object({ from: day, to: day })

/** Days have changed their place in the country's calendar: appointments on them that no longer fit are looked after. */
export async function calendarMoved(payload: unknown): Promise<void> {
  const { from, to } = payloadSchema.parse(payload)
  const db = database()
  for (const booking of await bookingsOutsideOn(db, { startsOn: from, endsOn: to }, now())) {
    await db.transaction(tx => adjustBooking(tx, booking, `${from}:${to}`, now()))
  }
}

export const availabilityTasks: TaskList = { [CALENDAR_JOB]: calendarMoved }
