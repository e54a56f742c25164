import type { Tx } from '@/db/client'
import { makeLink } from '@/lib/answers/commands'
import { linkOf } from '@/lib/answers/queries'
import { AT } from '../../support/factories'
import { anyone } from '../gets'
import { actionRows } from '../rows'
import type { Scene } from '../scene'

const SHUT = 'auth.business_suspended'

const sent = (tx: Tx, { booking, people }: Scene) =>
  makeLink(
    tx,
    {
      bookingId: booking,
      version: 1,
      userId: people.provider.userId,
      expiresAt: new Date(AT.getTime() + 60 * 60_000),
    },
    AT,
  )
const token = async ({ booking, people }: Scene, tx: Tx) => {
  const link = await linkOf(tx, booking, 1, people.provider.userId)
  return { token: link?.href('https://khadamat.example', 'fr').split('/').at(-1) ?? '' }
}

/** The link decides, not who is signed in where it is opened; a locked account's opens nothing. */
const byLink = (shut: string) => anyone('done', { suspended: 'not_found', shut })

export default actionRows('lib/answers/actions.ts', {
  acceptByLink: { by: 'provider', gets: byLink(SHUT), stage: sent, form: token },
  refuseByLink: {
    by: 'provider',
    gets: byLink('done'),
    stage: sent,
    form: async (scene, tx) => ({ ...(await token(scene, tx)), reason: 'Je suis en congé' }),
  },
  proposeOtherTime: {
    by: 'provider',
    gets: byLink(SHUT),
    stage: sent,
    form: async (scene, tx) => ({ ...(await token(scene, tx)), start: '2026-11-28T10:00:00.000Z' }),
  },
})
