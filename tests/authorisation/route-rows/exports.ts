import { dataExports } from '@/db/schema'
import { seal } from '@/lib/core/key-ring'
import { exportPlace } from '@/lib/privacy/domain/export'
import { storage } from '@/lib/services/storage'
import { AT } from '../../support/factories'
import { statuses } from '../gets'
import { routeRows } from '../rows'

const COPY = '0d5a7f53-1f8a-4a55-9a34-2f0f9f4b6c13'

/** A copy of somebody's data is its owner's: an administrator does not find it either. */
export default routeRows('app/api/exports/[id]/route.ts', {
  GET: {
    by: 'client',
    gets: statuses(404, { client: 200 }),
    writes: true,
    stage: async (tx, { people }) => {
      const storageKey = `ab/${COPY.replaceAll('-', '')}`
      await storage().put(storageKey, seal(Buffer.from('zip'), exportPlace(COPY)))
      await tx.insert(dataExports).values({
        id: COPY,
        userId: people.client.userId,
        status: 'READY',
        storageKey,
        readyAt: AT,
        expiresAt: new Date(AT.getTime() + 60_000),
      })
    },
    call: () => ({ path: `/api/exports/${COPY}`, params: { id: COPY } }),
  },
})
