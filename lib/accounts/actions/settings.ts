'use server'

import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { AppError } from '@/lib/core/errors'
import { type LimitName, takeHit } from '@/lib/core/rate-limit'
import { now } from '@/lib/time/clock'
import { saveAvatar as keepAvatar } from '../commands/avatar'
import { askPhoneCode, confirmPhone as confirm } from '../commands/phone'
import { changeProfile as change } from '../commands/profile'
import { ownPhone } from '../queries/phone'
import { nothingSchema } from '../schemas/security'
import { avatarSchema, phoneCodeSchema, profileSchema } from '../schemas/settings'

const own = { who: 'user', limit: 'mutation', reload: true } as const

async function pass(limit: LimitName, who: string): Promise<void> {
  const { allowed, retryAfterSeconds } = await takeHit(limit, who)
  if (!allowed) throw new AppError('rate_limited', { params: { minutes: Math.ceil(retryAfterSeconds / 60) } })
}

export const changeProfile = defineAction({
  ...own,
  name: 'accounts.change_profile',
  audit: ['account.profile_changed'],
  schema: profileSchema,
  run: async (input, actor) => {
    await database().transaction(tx => change(tx, actor, input, now()))
    return {}
  },
})

export const sendPhoneCode = defineAction({
  ...own,
  name: 'accounts.send_phone_code',
  // The message is its own row; what counts is the number confirmed.
  audit: 'nothing',
  schema: nothingSchema,
  run: async (_, actor) => {
    const db = database()
    await pass('phone_code_ip', actor.ip)
    // Also by the number: many accounts must not ring at one stranger's telephone.
    const phone = await ownPhone(db, actor.userId)
    if (phone) await pass('phone_code_number', phone)
    await db.transaction(tx => askPhoneCode(tx, actor, now()))
    return {}
  },
})

export const confirmPhone = defineAction({
  ...own,
  name: 'accounts.confirm_phone',
  audit: ['account.phone_confirmed'],
  limit: 'verification',
  schema: phoneCodeSchema,
  secret: ['code'],
  run: async ({ code }, actor) => {
    await confirm(database(), actor, code, now())
    return {}
  },
})

export const saveAvatar = defineAction({
  ...own,
  name: 'accounts.save_avatar',
  audit: ['file.tied', 'file.deleted'],
  // A provider's picture is the portrait of the profile.
  who: 'client',
  schema: avatarSchema,
  run: async (input, actor) => {
    await database().transaction(tx => keepAvatar(tx, actor, input, now()))
    return {}
  },
})
