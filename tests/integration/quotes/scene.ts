import { randomUUID } from 'node:crypto'
import { and, eq, sql } from 'drizzle-orm'
import { providers, quoteRequests, quotes } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { acceptQuote } from '@/lib/quotes/commands/accept'
import { askForQuotes } from '@/lib/quotes/commands/ask'
import { inviteProviders } from '@/lib/quotes/commands/invite'
import { sendQuote } from '@/lib/quotes/commands/send'
import { type AskInput, type SendInput, sendSchema } from '@/lib/quotes/schemas'
import { AT, makeProvider, makeUser } from '../../support/factories'
import type { TestDatabase } from '../../support/template-database'

export const TEN = '2026-11-26T10:00:00.000Z'
export const STREET = '12 rue Tarik Ibn Ziad, 3e étage'
export const LANDMARK = 'en face de la pharmacie Ennour'

export type Seller = Awaited<ReturnType<typeof makeProvider>>

/** The form as a client fills it. */
export const askInput = (changes: Partial<AskInput> = {}): AskInput => ({
  service: 'fuite-robinet',
  city: 'casablanca',
  district: null,
  title: 'Refaire la salle de bain',
  description: 'Douche à changer, deux robinets, carrelage gardé.',
  wished: null,
  address: STREET,
  landmark: LANDMARK,
  photos: [],
  locale: 'fr',
  key: randomUUID(),
  ...changes,
})

/** The price form as it is posted, read by the action's own schema. */
export function sendInput(request: string, changes: Record<string, unknown> = {}): SendInput {
  return sendSchema.parse({
    request,
    version: '0',
    duration: '120',
    valid: '7',
    message: 'Matériel compris',
    kind_1: 'callout',
    label_1: '',
    quantity_1: '1',
    price_1: '100',
    kind_2: 'labour',
    label_2: 'Pose',
    quantity_2: '2,5',
    price_2: '150',
    ...changes,
  })
}

/** Commands in transactions of their own, at one moment of the tests. */
export function actors(t: TestDatabase) {
  const inOne = <Result>(
    work: (tx: Parameters<Parameters<typeof t.db.transaction>[0]>[0]) => Promise<Result>,
  ) => t.db.transaction(work)
  return {
    inOne,
    /** Only the providers of a test answer: the seed's are asleep. */
    async quiet() {
      await t.db.update(providers).set({ status: 'SUSPENDED' })
    },
    /** A request that these providers, new ones by default, were told of. */
    async request(sellers?: readonly Seller[], changes: Partial<AskInput> = {}) {
      const client = await makeUser(t.db)
      const { id } = await inOne(tx => askForQuotes(tx, client, askInput(changes), AT))
      const told = sellers ?? [await makeProvider(t.db)]
      for (const seller of told) {
        await t.db.execute(sql`
          insert into quote_invitations (request_id, provider_id) values (${id}, ${seller.providerId})`)
      }
      return { id, client, sellers: told }
    },
    /** A request with so many prices on the table. */
    async withQuotes(count: number) {
      const sellers = await Promise.all(Array.from({ length: count }, () => makeProvider(t.db)))
      const scene = await this.request(sellers)
      for (const { owner } of sellers) await this.send(owner, scene.id)
      const [seller] = sellers
      if (!seller) throw new Error('no seller')
      return { ...scene, sellers, seller }
    },
    async quoteOf(id: string, providerId: number) {
      const mine = and(eq(quotes.requestId, id), eq(quotes.providerId, providerId))
      const [row] = await t.db.select().from(quotes).where(mine)
      return row
    },
    async statusOf(id: string) {
      const [row] = await t.db.select().from(quoteRequests).where(eq(quoteRequests.id, id))
      return row?.status
    },
    invite: (id: string, at = AT) => inOne(tx => inviteProviders(tx, id, at)),
    send: (actor: User, id: string, changes: Record<string, unknown> = {}, at = AT) =>
      inOne(tx => sendQuote(tx, actor, sendInput(id, changes), at)),
    accept: (client: User, id: string, provider: number, version = 1, start = TEN, at = AT) =>
      inOne(tx =>
        acceptQuote(tx, client, { request: id, provider, version, start: new Date(start), locale: 'fr' }, at),
      ),
  }
}

/** The payloads of the jobs that wait under one name about one thing. */
export async function jobsOf(t: TestDatabase, task: string, id: string) {
  const rows = await t.db.execute<{ payload: Record<string, unknown>; run_at: string }>(sql`
    select j.payload, j.run_at from graphile_worker._private_jobs j
      join graphile_worker._private_tasks k on k.id = j.task_id
     where k.identifier = ${task} and j.payload::text like ${`%${id}%`} order by j.id`)
  return [...rows]
}

export const mailsAbout = async (t: TestDatabase, id: string) =>
  (await jobsOf(t, 'notify_quote', id)).map(({ payload }) => payload.mail)
