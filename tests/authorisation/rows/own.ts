import { randomUUID } from 'node:crypto'
import { saveAddress } from '@/lib/addresses/commands'
import { saveAddressSchema } from '@/lib/addresses/schemas'
import { renewFeed } from '@/lib/calendar/commands'
import { AT } from '../../support/factories'
import { clientOnly, eachOwn, sides } from '../gets'
import { actionRows } from '../rows'
import { as, both, fileIn, uploaded } from '../stages'

const PLACE = randomUUID()
const place = { id: PLACE, label: 'Maison', city: 'casablanca', address: '12 rue Tarik Ibn Ziad' }

/** What people keep for themselves: places, favourites, calendar, letters, uploads. */
export default actionRows('lib/addresses/actions.ts', {
  saveAddress: {
    by: 'client',
    gets: clientOnly(),
    stage: (tx, { people }) => saveAddress(tx, people.client, saveAddressSchema.parse(place), AT),
    form: () => ({ ...place, label: 'Bureau' }),
  },
  deleteAddress: {
    by: 'client',
    gets: clientOnly(),
    stage: (tx, { people }) => saveAddress(tx, people.client, saveAddressSchema.parse(place), AT),
    form: () => ({ id: PLACE }),
  },
})

export const favourites = actionRows('lib/favourites/actions.ts', {
  setFavourite: {
    by: 'client',
    gets: clientOnly('done'),
    form: ({ slug }) => ({ provider: slug, on: 'true' }),
  },
})

export const calendar = actionRows('lib/calendar/actions.ts', {
  renewCalendar: { by: 'provider', gets: eachOwn('done', { shut: 'done' }) },
  endCalendar: {
    by: 'client',
    gets: eachOwn(),
    stage: async (tx, { people }) => {
      for (const person of Object.values(people)) await renewFeed(tx, person, AT)
    },
  },
})

export const notifications = actionRows('lib/notifications/actions.ts', {
  changePreferences: {
    by: 'client',
    gets: eachOwn(),
    form: () => ({ reminder_email: 'on', review_email: 'on' }),
  },
})

export const files = actionRows('lib/files/actions.ts', {
  addBookingPhotos: {
    by: 'client',
    gets: sides({ client: 'done', provider: 'files.unknown', admin: 'booking.not_allowed' }),
    stage: uploaded('client', 'BOOKING_PHOTO'),
    form: async (scene, tx) => ({ booking: scene.booking, photos: await fileIn(tx, scene, 'client') }),
  },
  withdrawFile: {
    by: 'client',
    gets: sides({ client: 'done', provider: 'not_found', admin: 'not_found' }),
    stage: both(
      as('CONFIRMED'),
      uploaded('client', 'BOOKING_PHOTO', ({ booking }) => ({ bookingId: booking })),
    ),
    form: async (scene, tx) => ({ file: await fileIn(tx, scene, 'client') }),
  },
})
