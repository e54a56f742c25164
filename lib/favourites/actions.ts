'use server'

import { redirect } from 'next/navigation'
import { database } from '@/db/client'
import { defineAction } from '@/lib/core/action'
import { setFavourite as set } from './commands/set'
import { favouriteSchema } from './schemas'

export const setFavourite = defineAction({
  name: 'favourites.set',
  // A private note that its owner alone can see.
  audit: 'nothing',
  who: 'client',
  limit: 'mutation',
  schema: favouriteSchema,
  run: async (input, actor) => {
    const done = await database().transaction(tx => set(tx, actor, input))
    if (input.locale) redirect(`/${input.locale}/account/favourites`)
    return done
  },
})
