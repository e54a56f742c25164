import { randomUUID } from 'node:crypto'
import { and, asc, eq } from 'drizzle-orm'
import { beforeAll, expect, test } from 'vitest'
import { quoteMessages } from '@/db/schema'
import type { User } from '@/lib/core/actor'
import { say } from '@/lib/quotes/commands/say'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { actors, type Seller } from './scene'

let t: TestDatabase
beforeAll(async () => {
  t = await openTestDatabase()
  return () => t.close()
})

let minute = 0
const write = (actor: User, request: string, body: string, rest: { provider?: number; key?: string } = {}) =>
  t.db.transaction(tx =>
    say(tx, actor, { request, body, ...rest }, new Date(AT.getTime() + ++minute * 60_000)),
  )
const ask = (seller: Seller, request: string, body = 'Quel étage ?', key?: string) =>
  write(seller.owner as User, request, body, { key })
const thread = (request: string, provider: number) =>
  t.db
    .select({ side: quoteMessages.side, body: quoteMessages.body })
    .from(quoteMessages)
    .where(and(eq(quoteMessages.requestId, request), eq(quoteMessages.providerId, provider)))
    .orderBy(asc(quoteMessages.createdAt))

test('a question and its answer stay between these two; sent twice it is said once', async () => {
  const [seller, other] = [await makeProvider(t.db), await makeProvider(t.db)]
  const { id, client } = await actors(t).request([seller, other])
  const key = randomUUID()
  await ask(seller, id, 'Quel étage ?', key)
  await ask(seller, id, 'Quel étage ?', key)
  await write(client, id, 'Le troisième', { provider: seller.providerId })
  expect(await thread(id, seller.providerId)).toEqual([
    { side: 'provider', body: 'Quel étage ?' },
    { side: 'client', body: 'Le troisième' },
  ])
  expect(await thread(id, other.providerId)).toEqual([])
  // Who asked nothing is not written to, and strangers find nothing.
  await expect(write(client, id, 'Bonjour', { provider: other.providerId })).rejects.toThrow('not_allowed')
  const strangers = [await makeUser(t.db), (await makeProvider(t.db)).owner as User]
  for (const stranger of strangers) {
    const rest = { provider: seller.providerId }
    await expect(write(stranger, id, 'Bonjour', rest)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('nobody’s mailbox is filled: after five without an answer one has to wait for it', async () => {
  const seller = await makeProvider(t.db)
  const { id, client } = await actors(t).request([seller])
  for (let count = 0; count < 5; count++) await ask(seller, id, `Question ${count}`)
  await expect(ask(seller, id)).rejects.toMatchObject({ code: 'quotes.wait_answer' })
  expect(await thread(id, seller.providerId)).toHaveLength(5)
  await write(client, id, 'Un moment', { provider: seller.providerId })
  await ask(seller, id)
  expect(await thread(id, seller.providerId)).toHaveLength(7)
})
