import { eq } from 'drizzle-orm'
import { afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bookingEvents, emails } from '@/db/schema'
import { NO_FILTER } from '@/lib/bookings/domain/lists'
import { codeOf, jobOf } from '@/lib/bookings/queries/job'
import { listBookings } from '@/lib/bookings/queries/list'
import { bookingForNotice } from '@/lib/bookings/queries/notice'
import { findBooking } from '@/lib/bookings/queries/view'
import { resetClock, setClock } from '@/lib/time/clock'
import { AT, makeProvider, makeUser } from '../../support/factories'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { send } from './acting'
import { begun, codeIn, ELEVEN, firm, rowOf, TEN } from './firm'

let t: TestDatabase
let actions: typeof import('@/lib/bookings/actions/work')
beforeAll(async () => {
  t = await openTestDatabase()
  actions = await import('@/lib/bookings/actions/work')
  return () => t.close()
})
beforeEach(() => setClock(() => TEN))
afterEach(resetClock)

const wrongFor = (code: string) => (code === '0000' ? '1111' : '0000')

describe('starting', () => {
  test('with the code the job begins, and the client has another one', async () => {
    const { id, provider } = await firm(t.db)
    const code = await codeIn(t.db, id)
    expect(await send(actions.startJob, provider, { booking: id, version: '2', code })).toMatchObject({
      ok: true,
    })
    expect(await rowOf(t.db, id)).toMatchObject({ status: 'IN_PROGRESS', version: 3, startedAt: TEN })
  })

  test('spaces and Arabic digits are read as what they are', async () => {
    const { id, provider } = await firm(t.db)
    const code = [...(await codeIn(t.db, id))]
      .map(digit => String.fromCharCode(0x660 + Number(digit)))
      .join(' ')
    expect((await send(actions.startJob, provider, { booking: id, code })).ok).toBe(true)
  })

  test('a wrong or missing code is refused beside its field, and nothing begins', async () => {
    const { id, provider } = await firm(t.db)
    const wrong = wrongFor(await codeIn(t.db, id))
    expect(await send(actions.startJob, provider, { booking: id, code: wrong })).toMatchObject({
      ok: false,
      code: 'booking.code_wrong',
      fields: { code: 'booking.code_wrong' },
    })
    expect(await send(actions.startJob, provider, { booking: id, code: '12' })).toMatchObject({
      ok: false,
      fields: { code: 'booking.code_required' },
    })
    expect(await rowOf(t.db, id)).toMatchObject({ status: 'CONFIRMED', version: 2 })
  })

  test('after five wrong codes even the right one waits; the tries count though each was rolled back', async () => {
    const { id, provider } = await firm(t.db)
    const code = await codeIn(t.db, id)
    for (let count = 0; count < 5; count++) {
      const tried = await send(actions.startJob, provider, { booking: id, code: wrongFor(code) })
      expect(tried).toMatchObject({ code: 'booking.code_wrong' })
    }
    const blocked = await send(actions.startJob, provider, { booking: id, code })
    expect(blocked).toMatchObject({ ok: false, code: 'booking.code_blocked' })
    expect(blocked.ok === false && Number(blocked.params?.minutes)).toBeGreaterThan(0)
    expect((await rowOf(t.db, id)).status).toBe('CONFIRMED')
  })

  test('a crowd of guesses at once gets five answers', async () => {
    const { id, provider } = await firm(t.db)
    const wrong = wrongFor(await codeIn(t.db, id))
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => send(actions.startJob, provider, { booking: id, code: wrong })),
    )
    const codes = answers.map(answer => (answer.ok ? 'ok' : answer.code))
    expect(codes.filter(code => code === 'booking.code_wrong')).toHaveLength(5)
    expect(codes.filter(code => code === 'booking.code_blocked')).toHaveLength(7)
  })

  test('what is refused for another reason is no wrong code', async () => {
    const { id, provider } = await firm(t.db)
    const code = await codeIn(t.db, id)
    setClock(() => AT)
    for (let count = 0; count < 7; count++) {
      expect(await send(actions.startJob, provider, { booking: id, code })).toMatchObject({
        code: 'booking.too_early',
      })
    }
    setClock(() => TEN)
    expect((await send(actions.startJob, provider, { booking: id, code })).ok).toBe(true)
  })

  test('a stranger finds nothing and uses up nobody’s tries', async () => {
    const { id, provider } = await firm(t.db)
    const code = await codeIn(t.db, id)
    const stranger = (await makeProvider(t.db)).owner as typeof provider
    for (let count = 0; count < 5; count++) {
      expect(await send(actions.startJob, stranger, { booking: id, code })).toMatchObject({
        code: 'not_found',
      })
    }
    expect((await send(actions.startJob, provider, { booking: id, code })).ok).toBe(true)
  })

  test('sent twice, it begins once', async () => {
    const { id, provider } = await firm(t.db)
    const code = await codeIn(t.db, id)
    const fields = { booking: id, version: '2', code }
    const both = await Promise.all([
      send(actions.startJob, provider, fields),
      send(actions.startJob, provider, fields),
    ])
    expect(both.filter(answer => answer.ok)).toHaveLength(1)
    const steps = await t.db.select().from(bookingEvents).where(eq(bookingEvents.bookingId, id))
    expect(steps.filter(step => step.transition === 'start')).toHaveLength(1)
  })
})

describe('ending', () => {
  test('by the client: done, and paid in cash', async () => {
    const { id, client } = await begun(t.db)
    setClock(() => ELEVEN)
    expect((await send(actions.completeJob, client, { booking: id, version: '3' })).ok).toBe(true)
    expect(await rowOf(t.db, id)).toMatchObject({
      status: 'COMPLETED',
      paymentStatus: 'PAID',
      amountPaid: 15_000,
      endedAt: ELEVEN,
    })
  })

  test('by the provider with the client’s new code, not with the first one', async () => {
    const { id, provider } = await begun(t.db)
    const code = await codeIn(t.db, id)
    const refused = await send(actions.closeJob, provider, { booking: id, code: wrongFor(code) })
    expect(refused).toMatchObject({ code: 'booking.code_wrong' })
    expect((await send(actions.closeJob, provider, { booking: id, code })).ok).toBe(true)
    expect(await rowOf(t.db, id)).toMatchObject({ status: 'COMPLETED', paymentStatus: 'PAID' })
  })

  test('by nobody: two days later it is closed, and the money is still due', async () => {
    const { bookingTimer } = await import('@/lib/bookings/jobs')
    const { id } = await begun(t.db)
    const due = new Date(ELEVEN.getTime() + 48 * 3_600_000)
    setClock(() => due)
    await bookingTimer({ bookingId: id, timer: 'close' }, { job: { run_at: due } })
    expect(await rowOf(t.db, id)).toMatchObject({ status: 'COMPLETED', paymentStatus: 'DUE', amountPaid: 0 })
  })

  test('the provider cannot end it as the client does', async () => {
    const { id, provider } = await begun(t.db)
    const answer = await send(actions.completeJob, provider, { booking: id })
    expect(answer).toMatchObject({ ok: false, code: 'auth.forbidden' })
  })
})

describe('the code itself', () => {
  test('is the client’s alone, while the appointment is firm or running', async () => {
    const { id, client, provider } = await firm(t.db)
    const admin = await makeUser(t.db, { role: 'ADMIN' })
    expect(await codeOf(t.db, client, id)).toBe(await codeIn(t.db, id))
    for (const other of [provider, admin, await makeUser(t.db)]) {
      expect(await codeOf(t.db, other, id)).toBeNull()
    }
  })

  test('is in nothing that a provider’s page is made of, nor in a message', async () => {
    const { id, client, provider } = await begun(t.db)
    await t.sql`update bookings set check_code = '9073' where id = ${id}`
    const [view, list, job, notice, mails] = [
      await findBooking(t.db, provider, id),
      await listBookings(t.db, provider, 'running', NO_FILTER, AT),
      await jobOf(t.db, provider, id),
      await bookingForNotice(t.db, id),
      await t.db.select().from(emails),
    ]
    // The phone number of the factories and instants hold other digits; this code stands in none of them.
    const seen = JSON.stringify([view, list, job, notice, mails]).replaceAll(id, '')
    expect(seen).not.toContain('9073')
    expect(seen).not.toMatch(/check_?code/i)
    expect(await codeOf(t.db, client, id)).toBe('9073')
  })
})
