'use server'

import { database } from '@/db/client'
import { addPhotos } from '@/lib/bookings/commands/photos'
import { defineAction } from '@/lib/core/action'
import { now } from '@/lib/time/clock'
import { deleteFile } from './commands'
import { bookingPhotosSchema, fileSchema } from './schemas'

export const addBookingPhotos = defineAction({
  name: 'files.add_booking_photos',
  audit: ['file.tied'],
  who: 'user',
  limit: 'mutation',
  schema: bookingPhotosSchema,
  reload: true,
  run: (input, actor) => database().transaction(tx => addPhotos(tx, actor, input, now())),
})

export const withdrawFile = defineAction({
  name: 'files.withdraw',
  audit: ['file.deleted'],
  who: 'user',
  limit: 'mutation',
  schema: fileSchema,
  reload: true,
  run: async ({ file }, actor) => {
    await database().transaction(tx => deleteFile(tx, actor, file, now()))
    return { file }
  },
})
