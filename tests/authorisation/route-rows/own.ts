import { eq } from 'drizzle-orm'
import sharp from 'sharp'
import type { Tx } from '@/db/client'
import { identityDocuments, providers } from '@/db/schema'
import { renewFeed } from '@/lib/calendar/commands'
import { ownFeed } from '@/lib/calendar/queries/feed'
import { seal } from '@/lib/core/key-ring'
import { documentPlace } from '@/lib/identity/domain/documents'
import { storage } from '@/lib/services/storage'
import { AT } from '../../support/factories'
import { statuses } from '../gets'
import { routeRows } from '../rows'
import type { Scene } from '../scene'
import { as, both, fileIn, uploaded } from '../stages'

const OURS = { 'sec-fetch-site': 'same-origin' }
const NOBODY = { visitor: 404, suspended: 404, revoked: 404 }
const OUT = { visitor: 401, suspended: 401, revoked: 401 }

export default routeRows('app/api/bookings/[file]/route.ts', {
  GET: {
    by: 'client',
    gets: statuses(404, { client: 200, provider: 200 }),
    stage: as('CONFIRMED'),
    call: ({ booking }) => ({ path: '/api/bookings/x', params: { file: `${booking}.ics` } }),
  },
})

export const calendar = routeRows('app/api/calendar/[file]/route.ts', {
  GET: {
    by: 'client',
    // The secret address opens it, whoever's browser asks; not for an account that is locked.
    gets: statuses(200, { suspended: 404 }),
    stage: (tx, { people }) => renewFeed(tx, people.client, AT),
    writes: true,
    call: async ({ people }, tx) => {
      const feed = await ownFeed(tx, people.client.userId)
      return { path: '/api/calendar/x', params: { file: `${feed?.token}.ics` } }
    },
  },
})

/** Without a session there are none: the page for everybody asks, too. */
export const favourites = routeRows('app/api/favourites/route.ts', {
  GET: { by: 'client', gets: statuses(200), call: () => ({ path: '/api/favourites' }) },
})

const SEVENS = Buffer.alloc(32, 7)
const photo = both(
  as('CONFIRMED'),
  uploaded('client', 'BOOKING_PHOTO', ({ booking }) => ({ bookingId: booking, sha256: SEVENS })),
)
const fileOf = async (scene: Scene, tx: Tx) => {
  const id = await fileIn(tx, scene, 'client')
  return { path: `/api/files/${id}`, params: { id } }
}
export const file = routeRows('app/api/files/[id]/route.ts', {
  GET: {
    by: 'client',
    // Known already, so that no bytes are needed to see who would get them.
    gets: statuses(404, { client: 304, provider: 304, admin: 304 }),
    stage: photo,
    call: async (scene, tx) => ({
      ...(await fileOf(scene, tx)),
      headers: { 'if-none-match': `"${'07'.repeat(16)}"` },
    }),
  },
  DELETE: {
    by: 'client',
    gets: statuses(404, { ...OUT, client: 200 }),
    stage: uploaded('client', 'BOOKING_PHOTO'),
    writes: true,
    call: async (scene, tx) => ({ ...(await fileOf(scene, tx)), headers: OURS }),
  },
})

const PICTURE = await sharp({ create: { width: 8, height: 8, channels: 3, background: '#0e5e4e' } })
  .png()
  .toBuffer()
const picture = { headers: { ...OURS, 'content-type': 'image/png' }, body: new Uint8Array(PICTURE) }

export const upload = routeRows('app/api/files/route.ts', {
  POST: {
    by: 'client',
    gets: { ...OUT, client: 201, otherClient: 201, provider: 403, otherProvider: 403, admin: 403 },
    writes: true,
    call: () => ({ path: '/api/files?kind=QUOTE_PHOTO', ...picture }),
  },
})

const DOCUMENT = '0d5a7f53-1f8a-4a55-9a34-2f0f9f4b6c12'
const draft = (tx: Tx, { provider }: Scene) =>
  tx.update(providers).set({ status: 'DRAFT' }).where(eq(providers.id, provider))

export const document = routeRows('app/api/identity/[id]/route.ts', {
  GET: {
    by: 'provider',
    gets: statuses(404, { ...NOBODY, provider: 200, admin: 200 }),
    writes: true,
    stage: async (tx, { provider }) => {
      const storageKey = `ab/${DOCUMENT.replaceAll('-', '')}`
      await storage().put(storageKey, seal(PICTURE, documentPlace(DOCUMENT)))
      await tx.insert(identityDocuments).values({
        id: DOCUMENT,
        providerId: provider,
        kind: 'ID_FRONT',
        storageKey,
        mime: 'image/webp',
        size: PICTURE.byteLength,
      })
    },
    call: () => ({ path: `/api/identity/${DOCUMENT}`, params: { id: DOCUMENT } }),
  },
})

export const documents = routeRows('app/api/identity/route.ts', {
  POST: {
    by: 'provider',
    // The other one's papers have been looked at already.
    gets: { ...OUT, client: 403, otherClient: 403, provider: 201, otherProvider: 422, admin: 403 },
    stage: draft,
    writes: true,
    call: () => ({ path: '/api/identity?kind=ID_FRONT', ...picture }),
  },
})

export const audit = routeRows('app/api/audit/route.ts', {
  POST: {
    by: 'admin',
    gets: statuses(404, { ...OUT, admin: 200 }),
    writes: true,
    call: () => ({
      path: '/api/audit',
      headers: { ...OURS, 'content-type': 'application/x-www-form-urlencoded' },
      body: 'format=csv',
    }),
  },
})
