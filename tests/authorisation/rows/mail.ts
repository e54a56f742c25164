import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { emailSuppressions, emails } from '@/db/schema'
import { enqueue } from '@/lib/core/jobs/enqueue'
import { switchByLink } from '@/lib/notifications/commands/preferences'
import { addressIndexes } from '@/lib/notifications/suppression'
import { unsubscribeToken } from '@/lib/notifications/unsubscribe'
import { AT } from '../../support/factories'
import { adminOnly, anyone } from '../gets'
import { actionRows } from '../rows'
import { mailOf, type Scene } from '../scene'

const LETTER = '5a0c1de2-5b67-4c0e-9f0e-0b3f6c1d2e3f'

/** An e-mail to the client that was given up. */
const givenUp = (tx: Tx, { people }: Scene) =>
  tx.insert(emails).values({
    id: LETTER,
    dedupe: 'matrix',
    template: 'password_changed',
    userId: people.client.userId,
    recipient: mailOf(people.client),
    locale: 'fr',
    payload: {},
    attempts: 12,
    failedAt: AT,
  })
const letter = { by: 'admin', gets: adminOnly, stage: givenUp, form: () => ({ letter: LETTER }) } as const

const token = ({ people }: Scene) => ({ token: unsubscribeToken(people.client.userId, 'quote_email') ?? '' })
/** The link decides; what the law wants one to be able to end, a locked account can end as well. */
const byLink = { by: 'client', gets: anyone(), form: token } as const

export default actionRows('lib/notifications/actions.ts', {
  unsubscribe: byLink,
  resubscribe: { ...byLink, stage: (tx, scene) => switchByLink(tx, token(scene).token, false, AT) },
  retryLetter: letter,
  retryLetters: { ...letter, form: () => ({ template: '' }) },
  dropLetter: letter,
  liftSuppression: {
    by: 'admin',
    gets: adminOnly,
    stage: (tx, { people }) => {
      const [addressHash] = addressIndexes(mailOf(people.client))
      return tx.insert(emailSuppressions).values({ addressHash, reason: 'BOUNCE' })
    },
    form: ({ people }) => ({ email: mailOf(people.client) }),
  },
})

const KEY = 'matrix-failed'
async function failed(tx: Tx): Promise<void> {
  await enqueue(tx, 'sweep_expired', {}, { key: KEY })
  await tx.execute(sql`update graphile_worker._private_jobs set attempts = max_attempts where key = ${KEY}`)
}
async function job(_scene: Scene, tx: Tx) {
  const [row] = await tx.execute<{ id: string }>(
    sql`select id::text as id from graphile_worker._private_jobs where key = ${KEY}`,
  )
  return { job: row?.id ?? '0' }
}
const jobRow = { by: 'admin', gets: adminOnly, stage: failed, form: job } as const

export const operations = actionRows('lib/operations/actions.ts', { retryJob: jobRow, removeJob: jobRow })
