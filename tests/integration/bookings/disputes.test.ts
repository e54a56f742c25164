import { randomBytes, randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { auditLog, disputeStatements, disputes, files, providers } from '@/db/schema'
import { moveBooking } from '@/lib/bookings/commands/move'
import type { User } from '@/lib/core/actor'
import { bookingOfDispute, disputeOf, listDisputes } from '@/lib/disputes/queries'
import { findFile } from '@/lib/files/queries'
import { resetClock, setClock } from '@/lib/time/clock'
import { makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { send } from './acting'
import { begun, ELEVEN, firm, rowOf, TEN } from './firm'

let t: TestDatabase
let actions: typeof import('@/lib/disputes/actions')
let work: typeof import('@/lib/bookings/actions/work')
let admin: User
beforeAll(async () => {
  t = await openTestDatabase()
  actions = await import('@/lib/disputes/actions')
  work = await import('@/lib/bookings/actions/work')
  admin = await makeUser(t.db, { role: 'ADMIN' })
  return () => t.close()
})
beforeEach(() => setClock(() => ELEVEN))
afterEach(resetClock)

const hoursLater = (hours: number) => new Date(ELEVEN.getTime() + hours * 3_600_000)
const WORDS = 'Le robinet fuit encore, comme avant.'

async function done() {
  const scene = await begun(t.db)
  await t.db.transaction(tx => moveBooking(tx, scene.client, scene.id, 'complete', ELEVEN))
  return scene
}
const complain = (user: User, booking: string, more: Record<string, string> = {}) =>
  send(actions.openDispute, user, { booking, kind: 'BADLY_DONE', statement: WORDS, ...more })

async function upload(owner: User): Promise<string> {
  const id = randomUUID()
  await t.db.insert(files).values({
    id,
    ownerId: owner.userId,
    kind: 'EVIDENCE',
    storageKey: id,
    mime: 'image/webp',
    size: 10,
    sha256: randomBytes(32),
    createdAt: ELEVEN,
  })
  return id
}

describe('opening', () => {
  test('with words and evidence, once; the other side then says its own', async () => {
    const { id, client, provider } = await done()
    const [mine, theirs] = [await upload(client), await upload(provider)]
    expect((await complain(client, id, { evidence: mine })).ok).toBe(true)
    expect(await complain(provider, id)).toMatchObject({ code: 'booking.disputed' })
    setClock(() => hoursLater(1))
    const answer = await send(actions.addStatement, provider, {
      booking: id,
      statement: 'Le joint était neuf quand je suis parti.',
      evidence: theirs,
    })
    expect(answer.ok).toBe(true)
    const seen = await disputeOf(t.db, client, id)
    expect(seen).toMatchObject({ kind: 'BADLY_DONE', openedBy: 'client', ruledAt: null })
    expect(seen?.statements.map(statement => statement.side)).toEqual(['client', 'provider'])
    expect(seen?.evidence.client.map(file => file.id)).toEqual([mine])
    expect(seen?.evidence.provider.map(file => file.id)).toEqual([theirs])
    expect(await rowOf(t.db, id)).toMatchObject({ status: 'COMPLETED', version: 5 })
  })

  test('until 72 hours after the end, not a moment later', async () => {
    const { id, client } = await done()
    setClock(() => new Date(hoursLater(72).getTime() + 1))
    expect(await complain(client, id)).toMatchObject({ code: 'booking.too_late' })
    setClock(() => hoursLater(72))
    expect((await complain(client, id)).ok).toBe(true)
  })

  test('not about a request that never was an appointment, nor by a stranger or an administrator', async () => {
    const { id } = await done()
    const stranger = (await makeProvider(t.db)).owner as User
    expect(await complain(stranger, id)).toMatchObject({ code: 'not_found' })
    expect(await complain(await makeUser(t.db), id)).toMatchObject({ code: 'not_found' })
    expect(await complain(admin, id)).toMatchObject({ code: 'booking.not_allowed' })
    const { id: other, client } = await firm(t.db)
    expect(await complain(client, other)).toMatchObject({ code: 'booking.not_allowed' })
  })

  test('somebody else’s photo is no evidence, and then nothing is opened', async () => {
    const { id, client, provider } = await done()
    const answer = await complain(client, id, { evidence: await upload(provider) })
    expect(answer).toMatchObject({ fields: { evidence: 'files.unknown' } })
    expect(await disputeOf(t.db, client, id)).toBeNull()
    expect((await rowOf(t.db, id)).version).toBe(4)
  })
})

describe('an absence', () => {
  async function missed(by: 'client' | 'provider') {
    const scene = await firm(t.db)
    const at = new Date(TEN.getTime() + 30 * 60_000)
    setClock(() => new Date(at.getTime() - 1))
    const early = await send(work.reportNoShow, scene[by], { booking: scene.id })
    expect(early).toMatchObject({ code: 'booking.too_early' })
    setClock(() => at)
    expect((await send(work.reportNoShow, scene[by], { booking: scene.id })).ok).toBe(true)
    return { ...scene, at }
  }
  const reliability = async (providerId: number) => {
    const [row] = await t.db.select().from(providers).where(eq(providers.id, providerId))
    return row?.reliability
  }

  test('reported by the client costs the provider, who contests within 24 hours and is cleared', async () => {
    const { id, client, provider, seller, at } = await missed('client')
    expect(await rowOf(t.db, id)).toMatchObject({ reasonCode: 'NO_SHOW', cancelledBy: 'client', fee: 0 })
    expect(await reliability(seller.providerId)).toBe(95)
    expect(await complain(client, id, { kind: 'NO_SHOW' })).toMatchObject({
      fields: { kind: 'disputes.kind_wrong' },
    })
    expect(await complain(provider, id)).toMatchObject({ fields: { kind: 'disputes.kind_wrong' } })
    setClock(() => new Date(at.getTime() + 24 * 3_600_000 + 1))
    expect(await complain(provider, id, { kind: 'NO_SHOW' })).toMatchObject({ code: 'booking.too_late' })
    setClock(() => new Date(at.getTime() + 24 * 3_600_000))
    expect((await complain(provider, id, { kind: 'NO_SHOW' })).ok).toBe(true)
    const ruling = { booking: id, outcome: 'FOR_PROVIDER', refund: '', ruling: 'Il était devant la porte.' }
    expect((await send(actions.ruleDispute, admin, ruling)).ok).toBe(true)
    expect(await reliability(seller.providerId)).toBe(100)
  })

  test('reported by the provider costs nobody’s reliability; the client may contest', async () => {
    const { id, client, seller } = await missed('provider')
    expect(await reliability(seller.providerId)).toBe(100)
    expect((await complain(client, id, { kind: 'NO_SHOW' })).ok).toBe(true)
  })
})

describe('the ruling', () => {
  const rule = (user: User, booking: string, more: Record<string, string> = {}) =>
    send(actions.ruleDispute, user, {
      booking,
      outcome: 'SHARED',
      refund: '75',
      ruling: 'Chacun la moitié.',
      ...more,
    })

  test('is an administrator’s, once, with at most what was paid', async () => {
    const { id, client, provider } = await done()
    await complain(client, id)
    expect(await rule(client, id)).toMatchObject({ code: 'auth.forbidden' })
    expect(await rule(admin, id, { refund: '150,01' })).toMatchObject({
      fields: { refund: 'disputes.refund_too_much' },
    })
    expect(await rule(admin, id, { ruling: '' })).toMatchObject({ fields: { ruling: 'field.required' } })
    expect((await rule(admin, id)).ok).toBe(true)
    expect(await rowOf(t.db, id)).toMatchObject({ status: 'COMPLETED', paymentStatus: 'PARTIALLY_REFUNDED' })
    expect(await disputeOf(t.db, provider, id)).toMatchObject({ outcome: 'SHARED', refund: 7_500 })
    expect(await rule(admin, id)).toMatchObject({ code: 'booking.not_allowed' })
    const late = await send(actions.addStatement, client, { booking: id, statement: WORDS })
    expect(late).toMatchObject({ code: 'disputes.closed' })
  })

  test('of everything gives everything back; of nothing leaves the payment as it is', async () => {
    const [all, none] = [await done(), await done()]
    for (const scene of [all, none]) await complain(scene.provider, scene.id)
    await rule(admin, all.id, { refund: '150' })
    await rule(admin, none.id, { refund: '0' })
    expect((await rowOf(t.db, all.id)).paymentStatus).toBe('REFUNDED')
    expect((await rowOf(t.db, none.id)).paymentStatus).toBe('PAID')
  })
})

describe('who may read and speak', () => {
  test('both sides and administrators read all of it, a stranger nothing', async () => {
    const { id, client, provider } = await done()
    const photo = await upload(client)
    await complain(client, id, { evidence: photo })
    for (const reader of [client, provider, admin]) {
      expect((await disputeOf(t.db, reader, id))?.statements).toHaveLength(1)
      expect((await findFile(t.db, reader, photo))?.id).toBe(photo)
    }
    const strangers = [await makeUser(t.db), (await makeProvider(t.db)).owner as User]
    for (const stranger of strangers) {
      expect(await disputeOf(t.db, stranger, id)).toBeNull()
      expect(await findFile(t.db, stranger, photo)).toBeNull()
      expect(await bookingOfDispute(t.db, stranger, id)).toBeNull()
      expect((await listDisputes(t.db, stranger, 'open', null)).items).toEqual([])
      const said = await send(actions.addStatement, stranger, { booking: id, statement: WORDS })
      expect(said).toMatchObject({ code: 'not_found' })
    }
  })

  test('five times each, with a trace in the log', async () => {
    const { id, client, provider } = await done()
    await complain(client, id)
    const speak = (user: User) => send(actions.addStatement, user, { booking: id, statement: WORDS })
    for (let count = 0; count < 4; count++) expect((await speak(client)).ok).toBe(true)
    expect(await speak(client)).toMatchObject({ fields: { statement: 'disputes.statements_full' } })
    expect((await speak(provider)).ok).toBe(true)
    const trail = await t.db.select().from(auditLog).where(eq(auditLog.targetId, id))
    expect(trail.filter(row => row.action === 'dispute.statement')).toHaveLength(5)
    const [row] = await t.db.select().from(disputes).where(eq(disputes.bookingId, id))
    const said = await t.db
      .select()
      .from(disputeStatements)
      .where(eq(disputeStatements.disputeId, row?.id ?? ''))
    expect(said).toHaveLength(6)
  })

  test('the lists page through everything once, open oldest first', async () => {
    for (let count = 0; count < 22; count++) {
      const { id, client } = await done()
      setClock(() => new Date(ELEVEN.getTime() + count * 1_000))
      await complain(client, id)
    }
    const ids: string[] = []
    for (let mark = null as Parameters<typeof listDisputes>[3], first = true; first || mark; first = false) {
      const page = await listDisputes(t.db, admin, 'open', mark)
      ids.push(...page.items.map(item => item.id))
      mark = page.next
    }
    const open = await t.sql`select id from disputes where ruled_at is null order by created_at, id`
    expect(ids).toEqual(open.map(row => row.id))
  })
})
