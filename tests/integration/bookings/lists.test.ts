import { eq } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import { bookings } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import { requestBooking } from '@/lib/bookings/commands/request'
import { type ListFilter, type ListName, NO_FILTER } from '@/lib/bookings/domain/lists'
import { boardCounts, listBookings } from '@/lib/bookings/queries/list'
import type { User } from '@/lib/core/actor'
import { clientStatistics } from '@/lib/statistics/queries/client'
import { AT, makeProvider, makeUser, requestInput } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'

let t: TestDatabase
let client: User
let owner: User
const ids: Record<string, string> = {}

const ask = async (offer: number, who: User, start: string, title: string) =>
  (await t.db.transaction(tx => requestBooking(tx, who, requestInput(offer, start, { title }), AT))).id

const accept = (id: string) => t.db.transaction(tx => moveBooking(tx, owner, id, 'accept', AT))

beforeAll(async () => {
  t = await openTestDatabase()
  const seller = await makeProvider(t.db)
  owner = seller.owner
  client = await makeUser(t.db)
  const titles = {
    soon: ['2026-11-25T12:00:00Z', 'Évier bouché'],
    tomorrow: ['2026-11-26T10:00:00Z', 'Chauffe-eau'],
    firm: ['2026-11-27T10:00:00Z', 'Fuite 100%'],
    running: ['2026-11-28T10:00:00Z', 'Robinet'],
    done: ['2026-11-29T10:00:00Z', 'Douche'],
    gone: ['2026-11-30T10:00:00Z', 'Bidet'],
  } as const
  // The provider's requests come from other clients too: five open ones are the most for one.
  for (const [name, [start, title]] of Object.entries(titles)) {
    ids[name] = await ask(seller.offerId, client, start, title)
    if (name === 'soon' || name === 'tomorrow') continue
    await accept(ids[name])
    const status = { running: 'IN_PROGRESS', done: 'COMPLETED', gone: 'CANCELLED' } as const
    const then = status[name as keyof typeof status]
    if (then) await t.db.update(bookings).set({ status: then }).where(eq(bookings.id, ids[name]))
  }
  return () => t.close()
})

async function names(who: User, list: ListName, filter: Partial<ListFilter> = {}, at = AT) {
  const { items } = await listBookings(t.db, who, list, { ...NO_FILTER, ...filter }, at)
  return items.map(item => Object.keys(ids).find(name => ids[name] === item.id))
}

describe('the board', () => {
  test('puts each booking into one list, what lapses first in front', async () => {
    expect(await names(owner, 'answer')).toEqual(['soon', 'tomorrow'])
    expect(await names(owner, 'next')).toEqual(['firm'])
    expect(await names(owner, 'running')).toEqual(['running'])
    expect(await names(owner, 'done')).toEqual(['done'])
    expect(await names(owner, 'ended')).toEqual(['gone'])
    expect(await boardCounts(t.db, owner, AT)).toEqual({ answer: 2, next: 1, running: 1, done: 1, ended: 1 })
  })

  test('shows a request whose time is over as ended, before its timer has rung', async () => {
    const [row] = await t.db
      .select({ at: bookings.expiresAt })
      .from(bookings)
      .where(eq(bookings.id, ids.soon ?? ''))
    const lapsed = row?.at ?? AT
    expect(await names(owner, 'answer', {}, lapsed)).toEqual(['tomorrow'])
    expect(await names(owner, 'answer', {}, new Date(lapsed.getTime() - 1))).toContain('soon')
    expect(await names(owner, 'ended', {}, lapsed)).toEqual(['gone', 'soon'])
  })
})

describe('the client’s lists', () => {
  test('upcoming is soonest first, past is latest first', async () => {
    expect(await names(client, 'upcoming')).toEqual(['soon', 'tomorrow', 'firm', 'running'])
    expect(await names(client, 'past')).toEqual(['gone', 'done'])
  })

  test('an appointment is upcoming until its very end', async () => {
    const end = new Date('2026-11-26T11:00:00Z')
    expect(await names(client, 'upcoming', {}, end)).toContain('tomorrow')
    expect(await names(client, 'upcoming', {}, new Date(end.getTime() + 1))).not.toContain('tomorrow')
    expect(await names(client, 'past', {}, new Date(end.getTime() + 1))).toContain('tomorrow')
  })

  test.each([
    [{ status: 'PENDING' as const }, ['soon', 'tomorrow']],
    [{ text: 'evier' }, ['soon']],
    [{ text: 'CHAUFFE' }, ['tomorrow']],
    [{ text: 'atelier' }, ['soon', 'tomorrow', 'firm', 'running']],
    [{ text: '100%' }, ['firm']],
    [{ text: '1%%' }, []],
    [{ text: '_' }, []],
    [{ from: '2026-11-26', to: '2026-11-27' }, ['tomorrow', 'firm']],
    [{ from: '2026-11-27' }, ['firm', 'running']],
    [{ to: '2026-11-25' }, ['soon']],
  ])('filter %j', async (filter, found) => {
    expect(await names(client, 'upcoming', filter)).toEqual(found)
  })
})

test('nobody finds what is another’s, and a provider finds no client by the hidden family name', async () => {
  const [stranger, other] = [await makeUser(t.db), (await makeProvider(t.db)).owner as User]
  for (const who of [stranger, other]) {
    for (const list of ['upcoming', 'past', 'answer', 'ended'] as const) {
      expect(await names(who, list)).toEqual([])
    }
    expect((await clientStatistics(t.db, who, ['2026-11'])).bookings).toEqual([0])
  }
  expect(await boardCounts(t.db, other, AT)).toMatchObject({ answer: 0, next: 0 })
  expect(await names(owner, 'answer', { text: 'Amrani' })).toEqual([])
  expect(await names(owner, 'answer', { text: 'Nadia' })).toEqual(['soon', 'tomorrow'])
})

test('a client’s year: what stands or took place, and what the completed ones cost', async () => {
  expect(await clientStatistics(t.db, client, ['2026-10', '2026-11', '2026-12'])).toEqual({
    bookings: [0, 3, 0],
    spent: [0, 15_000, 0],
  })
})
