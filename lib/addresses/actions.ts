'use server'

import { redirect } from 'next/navigation'
import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { now } from '@/lib/time/clock'
import { deleteAddress as remove, saveAddress as save } from './commands'
import { deleteAddressSchema, saveAddressSchema } from './schemas'

const own = { who: 'client', limit: 'mutation' } as const

export const saveAddress = defineAction({
  ...own,
  name: 'addresses.save',
  audit: ['address.saved'],
  schema: saveAddressSchema,
  run: async (input, actor) => {
    await database().transaction(tx => save(tx, actor, input, now()))
    redirect(`/${input.locale}/account/addresses?done=saved`)
  },
})

export const deleteAddress = defineAction({
  ...own,
  name: 'addresses.delete',
  audit: ['address.deleted'],
  schema: deleteAddressSchema,
  run: async ({ id, locale }, actor) => {
    await database().transaction(tx => remove(tx, actor, id, now()))
    redirect(`/${locale}/account/addresses?done=deleted`)
  },
})
