import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { files, quotes, reviews } from '@/db/schema'
import type { BookingStatus } from '@/lib/bookings/domain/status'
import type { UploadKind } from '@/lib/files/domain/kinds'
import { sendQuote } from '@/lib/quotes/commands/send'
import { saveReview } from '@/lib/reviews/commands/save'
import { saveReviewSchema } from '@/lib/reviews/schemas'
import { arrange, type Circumstances } from '../integration/bookings/circumstances'
import { makeFile } from '../integration/files/scene'
import { sendInput } from '../integration/quotes/scene'
import { AT } from '../support/factories'
import type { Person } from './rows'
import type { Scene } from './scene'

/** How the scene comes to where an act is possible. Everything is undone after each cell. */
type Stage = (tx: Tx, scene: Scene) => Promise<unknown>

export const ENDED = new Date(AT.getTime() - 60 * 60_000)

/** One after the other. */
export const both =
  (...stages: readonly Stage[]): Stage =>
  async (tx, scene) => {
    for (const stage of stages) await stage(tx, scene)
  }

/** The scene's booking in a state and its circumstances. */
export const as =
  (status: BookingStatus, circumstances: Circumstances = {}): Stage =>
  (tx, scene) =>
    arrange(tx, scene.booking, status, circumstances)

/** The job is done, an hour ago. */
export const ended = as('COMPLETED', { starts: -180, values: { endedAt: ENDED } })

/** The job is done, and this side has said how it was. */
export const reviewed = (...authors: readonly ('client' | 'provider')[]): Stage =>
  both(ended, async (tx, { people, booking }) => {
    for (const author of authors) {
      const words = saveReviewSchema.parse({ booking, rating: '4', body: 'Travail soigné' })
      await saveReview(tx, people[author], words, AT)
    }
  })

export async function reviewBy(tx: Tx, { booking }: Scene, side: 'client' | 'provider'): Promise<string> {
  const rows = await tx.select().from(reviews).where(eq(reviews.bookingId, booking))
  return rows.find(row => row.side === side)?.id ?? randomUUID()
}

/** The provider's price lies on the table. */
export const priced: Stage = (tx, { people, request }) =>
  sendQuote(tx, people.provider, sendInput(request), AT)

/** The client has named another total. */
export const bargained: Stage = both(priced, (tx, { request }) =>
  tx
    .update(quotes)
    .set({ status: 'COUNTERED', version: 2, counterTotal: 40_000 })
    .where(eq(quotes.requestId, request)),
)

/** An upload of somebody that waits for its form. */
export const uploaded =
  (
    owner: Person,
    kind: UploadKind,
    tied: (scene: Scene) => Partial<typeof files.$inferInsert> = () => ({}),
  ): Stage =>
  (tx, scene) =>
    makeFile(tx, scene.people[owner], kind, { createdAt: AT, ...tied(scene) })

/** The file of the scene: there is one. */
export async function fileIn(tx: Tx, { people }: Scene, owner: Person): Promise<string> {
  const rows = await tx
    .select()
    .from(files)
    .where(eq(files.ownerId, people[owner].userId))
    .orderBy(files.position)
  return rows.at(-1)?.id ?? randomUUID()
}
