'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'
import { now } from '@/lib/time/clock'
import { stepByAdmin } from '../commands/admin'
import { ADMIN_STEPS, type AdminStepInput, adminStepSchema } from '../schemas/admin'

export const adminStep = defineAction({
  name: 'bookings.admin_step',
  audit: ADMIN_STEPS.map(step => `booking.${step}` as const),
  who: 'admin',
  limit: 'mutation',
  schema: adminStepSchema,
  reload: true,
  run: (input: AdminStepInput, actor: User) =>
    database().transaction(tx => stepByAdmin(tx, actor, input, now())),
})
