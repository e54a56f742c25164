import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { bookingExtras } from '@/db/schema'
import { addExtra, declineExtra, signExtra } from '@/lib/bookings/commands/work'
import { AppError } from '@/lib/core/errors'
import { resetClock, setClock } from '@/lib/time/clock'
import { makeProvider } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { send } from './acting'
import { begun, codeIn, rowOf, TEN } from './firm'

let t: TestDatabase
let actions: typeof import('@/lib/bookings/actions/work')
beforeAll(async () => {
  t = await openTestDatabase()
  actions = await import('@/lib/bookings/actions/work')
  return () => t.close()
})
beforeEach(() => setClock(() => TEN))
afterEach(resetClock)

const extrasOf = (id: string) => t.db.select().from(bookingExtras).where(eq(bookingExtras.bookingId, id))
const form = (id: string, amount: string, more: Record<string, string> = {}) => ({
  booking: id,
  reason: 'Le siphon est fendu',
  label1: 'Siphon',
  amount1: amount,
  ...more,
})

test('within ten percent it counts at once', async () => {
  const { id, provider } = await begun(t.db)
  expect((await send(actions.addExtra, provider, form(id, '15'))).ok).toBe(true)
  expect(await rowOf(t.db, id)).toMatchObject({ payable: 16_500, agreedCap: 16_500, version: 4 })
  expect(await extrasOf(id)).toMatchObject([{ status: 'SIGNED', signedBy: null, total: 1_500 }])
})

test('a centime above it waits; signed by a tap, price and cap rise', async () => {
  const { id, client, provider } = await begun(t.db)
  await send(actions.addExtra, provider, form(id, '15,01'))
  expect(await rowOf(t.db, id)).toMatchObject({ payable: 15_000, agreedCap: 16_500 })
  expect(await extrasOf(id)).toMatchObject([{ status: 'OPEN', total: 1_501 }])
  const again = await send(actions.addExtra, provider, form(id, '1'))
  expect(again).toMatchObject({ code: 'booking.extra_open' })
  expect((await send(actions.signExtra, client, { booking: id, version: '4' })).ok).toBe(true)
  expect(await rowOf(t.db, id)).toMatchObject({ payable: 16_501, agreedCap: 18_151 })
  expect(await extrasOf(id)).toMatchObject([{ status: 'SIGNED', signedBy: 'client' }])
})

test('signed by the code told to the provider, which is drawn anew', async () => {
  const { id, provider } = await begun(t.db)
  await send(actions.addExtra, provider, form(id, '200', { label2: 'Joint', amount2: '12,50' }))
  const code = await codeIn(t.db, id)
  const wrong = code === '0000' ? '1111' : '0000'
  const refused = await send(actions.signExtraWithCode, provider, { booking: id, code: wrong })
  expect(refused).toMatchObject({ fields: { code: 'booking.code_wrong' } })
  expect((await send(actions.signExtraWithCode, provider, { booking: id, code })).ok).toBe(true)
  expect((await rowOf(t.db, id)).payable).toBe(15_000 + 21_250)
  expect(await extrasOf(id)).toMatchObject([{ signedBy: 'provider', total: 21_250 }])
})

test('declined by the client or taken back by the provider, nothing changes', async () => {
  const { id, client, provider } = await begun(t.db)
  await send(actions.addExtra, provider, form(id, '500'))
  await send(actions.declineExtra, client, { booking: id })
  await send(actions.addExtra, provider, form(id, '400'))
  await send(actions.declineExtra, provider, { booking: id })
  expect(await rowOf(t.db, id)).toMatchObject({ payable: 15_000, agreedCap: 16_500 })
  expect((await extrasOf(id)).map(extra => extra.status).sort()).toEqual(['DECLINED', 'RETRACTED'])
})

test('on quote nothing is signed yet: any price needs the client', async () => {
  const { id, client, provider } = await begun(t.db, { quote: true })
  await send(actions.addExtra, provider, form(id, '1'))
  expect(await rowOf(t.db, id)).toMatchObject({ payable: null, agreedCap: null })
  await send(actions.signExtra, client, { booking: id })
  expect(await rowOf(t.db, id)).toMatchObject({ payable: 100, agreedCap: 110 })
})

test('what waited when the job ends is not owed', async () => {
  const { id, client, provider } = await begun(t.db)
  await send(actions.addExtra, provider, form(id, '500'))
  await send(actions.completeJob, client, { booking: id })
  expect(await rowOf(t.db, id)).toMatchObject({ status: 'COMPLETED', amountPaid: 15_000 })
  expect(await extrasOf(id)).toMatchObject([{ status: 'RETRACTED' }])
})

test('a stranger cannot add, sign or decline', async () => {
  const { id, provider } = await begun(t.db)
  await send(actions.addExtra, provider, form(id, '500'))
  const stranger = (await makeProvider(t.db)).owner as typeof provider
  for (const answer of [
    await send(actions.addExtra, stranger, form(id, '1')),
    await send(actions.declineExtra, stranger, { booking: id }),
    await send(actions.signExtraWithCode, stranger, { booking: id, code: await codeIn(t.db, id) }),
  ]) {
    expect(answer).toMatchObject({ ok: false, code: 'not_found' })
  }
})

test('a line that makes no sense is refused beside its field, and what was typed comes back', async () => {
  const { id, provider } = await begun(t.db)
  for (const amount of ['', '0', '-5', '12,345', 'abc', '1e5', '1000000']) {
    const answer = await send(actions.addExtra, provider, form(id, amount))
    expect(answer, amount).toMatchObject({ ok: false, fields: { amount1: 'booking.amount_invalid' } })
    expect(answer.ok === false && answer.values?.reason).toBe('Le siphon est fendu')
  }
  expect(await send(actions.addExtra, provider, form(id, '1', { reason: '' }))).toMatchObject({
    fields: { reason: 'field.required' },
  })
  expect(await extrasOf(id)).toEqual([])
})

test('whatever is added, signed and declined, the price stays at or below what was signed last', async () => {
  const step = fc.oneof(
    fc.record({ do: fc.constant('add' as const), centimes: fc.integer({ min: 1, max: 40_000 }) }),
    fc.constant({ do: 'sign' as const }),
    fc.constant({ do: 'decline' as const }),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 14 }), fc.boolean(), async (steps, quote) => {
      const { id, client, provider } = await begun(t.db, { quote })
      let cap = quote ? null : 16_500
      let [payable, open]: [number | null, number] = [quote ? null : 15_000, 0]
      for (const one of steps) {
        const done = await t.db
          .transaction(tx =>
            one.do === 'add'
              ? addExtra(
                  tx,
                  provider,
                  {
                    booking: id,
                    version: undefined,
                    reason: 'Plus',
                    lines: [{ label: 'x', centimes: one.centimes }],
                  },
                  TEN,
                )
              : one.do === 'sign'
                ? signExtra(tx, client, id, TEN, {})
                : declineExtra(tx, client, id, TEN, {}),
          )
          .then(
            () => true,
            error => (error instanceof AppError ? false : Promise.reject(error)),
          )
        expect(done).toBe(one.do === 'add' ? open === 0 : open > 0)
        if (done && one.do === 'add') {
          const next = (payable ?? 0) + one.centimes
          if (cap !== null && next <= cap) payable = next
          else open = one.centimes
        } else if (done) {
          if (one.do === 'sign') {
            payable = (payable ?? 0) + open
            cap = Math.floor(payable * 1.1 + 1e-9)
          }
          open = 0
        }
        expect(await rowOf(t.db, id)).toMatchObject({ payable, agreedCap: cap })
        if (payable !== null) expect(payable).toBeLessThanOrEqual(cap ?? 0)
      }
    }),
    { numRuns: 15 },
  )
})

test('the database itself refuses a price above the cap', async () => {
  const { id } = await begun(t.db)
  await expect(t.sql`update bookings set payable = 16501 where id = ${id}`).rejects.toThrow('bookings_cap')
})
