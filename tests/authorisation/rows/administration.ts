import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { identityDocuments, providers, users } from '@/db/schema'
import { totpPlace } from '@/lib/accounts/domain/totp'
import { seal } from '@/lib/core/key-ring'
import { AT } from '../../support/factories'
import { adminOnly, providerOnly } from '../gets'
import { actionRows } from '../rows'
import { lockOut, PASSWORD, type Scene } from '../scene'

const user = ({ people }: Scene) => ({ user: people.client.userId })
const confirmed = (scene: Scene) => ({ ...user(scene), current: PASSWORD })

export default actionRows('lib/administration/actions.ts', {
  resetUserTwoFactor: {
    by: 'admin',
    gets: adminOnly,
    stage: (tx, { people: { client } }) =>
      tx
        .update(users)
        .set({ totpSecret: seal(randomBytes(20), totpPlace(client.userId)), totpEnabledAt: AT })
        .where(eq(users.id, client.userId)),
    form: confirmed,
  },
  endUserSessions: { by: 'admin', gets: adminOnly, form: user },
  suspendUser: {
    by: 'admin',
    gets: adminOnly,
    form: scene => ({ ...confirmed(scene), reason: 'Plaintes répétées' }),
  },
  reactivateUser: {
    by: 'admin',
    // The account in question is locked, so its owner has no session either.
    gets: { ...adminOnly, client: 'auth.sign_in_required' },
    stage: (tx, { people }) => lockOut(tx, people.client),
    form: user,
  },
})

const DOCUMENT = '0d5a7f53-1f8a-4a55-9a34-2f0f9f4b6c11'

export const identity = actionRows('lib/identity/actions.ts', {
  withdrawDocument: {
    by: 'provider',
    // Before they are handed in, papers may be taken back; whoever is suspended has handed them in.
    gets: providerOnly({ other: 'documents.not_open', shut: 'documents.not_open' }),
    stage: async (tx, { provider }) => {
      await tx.update(providers).set({ status: 'DRAFT' }).where(eq(providers.id, provider))
      await tx.insert(identityDocuments).values({
        id: DOCUMENT,
        providerId: provider,
        kind: 'ID_FRONT',
        storageKey: `matrix/${DOCUMENT}`,
        mime: 'image/webp',
        size: 10,
      })
    },
    form: () => ({ document: DOCUMENT }),
  },
})
