import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { auditLog, emails, users } from '@/db/schema'
import { AT } from '../../support/factories'
import { openScene, type Scene } from './scene'

let scene: Scene
let route: typeof import('@/app/api/unsubscribe/[token]/route')
let commands: typeof import('@/lib/notifications/commands')
let links: typeof import('@/lib/notifications/unsubscribe')
let queries: typeof import('@/lib/notifications/queries')
let switchByLink: typeof import('@/lib/notifications/commands/preferences').switchByLink
beforeAll(async () => {
  scene = await openScene()
  route = await import('@/app/api/unsubscribe/[token]/route')
  commands = await import('@/lib/notifications/commands')
  links = await import('@/lib/notifications/unsubscribe')
  queries = await import('@/lib/notifications/queries')
  switchByLink = (await import('@/lib/notifications/commands/preferences')).switchByLink
})
afterAll(() => scene.close())

const TEN = '2026-11-28T10:00:00.000Z'
const DAY_BEFORE = new Date('2026-11-27T10:00:00.000Z')

/** A firm appointment whose client was reminded of it. */
async function reminded() {
  scene.setClock(() => AT)
  const booking = await scene.request(TEN)
  await scene.move(booking.provider, booking.id, 'accept')
  scene.setClock(() => DAY_BEFORE)
  await scene.db.transaction(tx => commands.queueReminder(tx, booking.id, 'remind_day', DAY_BEFORE))
  return booking
}
const mailOf = async (address: string, words: RegExp) =>
  (await scene.vendor.mailsTo(address)).find(mail => words.test(mail.subject))
const post = (address: string, init: RequestInit = {}) => {
  const token = decodeURIComponent(new URL(address).pathname.split('/').at(-1) ?? '')
  const request = new Request(address, { method: 'POST', body: 'List-Unsubscribe=One-Click', ...init })
  return route.POST(request, { params: Promise.resolve({ token }) })
}
const trail = (userId: string) => scene.db.select().from(auditLog).where(eq(auditLog.targetId, userId))

describe('the link of a reminder', () => {
  it('stands in the headers that mail programs read, and below the words', async () => {
    const { clientMail } = await reminded()
    await scene.work()
    const mail = await mailOf(clientMail, /rappel|demain/i)
    const [, address = ''] = /^<(.+)>$/.exec(mail?.headers['List-Unsubscribe'] ?? '') ?? []
    expect(mail?.headers['List-Unsubscribe-Post']).toBe('List-Unsubscribe=One-Click')
    expect(address).toMatch(/\/api\/unsubscribe\/[\w-]{66}$/)
    expect(mail?.text).toContain(`/fr/unsubscribe?token=${address.split('/').at(-1)}`)
    const confirmed = await mailOf(clientMail, /confirm/i)
    expect(confirmed?.headers).toEqual({})
    expect(confirmed?.text).not.toContain('unsubscribe')
  })

  it('ends reminders with one post without cookie, page or script; posted again, nothing more happens', async () => {
    const { client, clientMail } = await reminded()
    await scene.work()
    const mail = await mailOf(clientMail, /rappel|demain/i)
    const address = mail?.headers['List-Unsubscribe']?.slice(1, -1) ?? ''
    const form = new FormData()
    form.set('List-Unsubscribe', 'One-Click')
    for (const body of ['List-Unsubscribe=One-Click', form]) {
      expect((await post(address, { body })).status).toBe(200)
    }
    expect(await queries.preferencesFor(scene.db, client.userId)).toMatchObject({
      reminder_email: false,
      review_email: true,
      quote_email: true,
      reminder_sms: true,
    })
    expect(
      (await trail(client.userId)).filter(row => row.action === 'account.preferences_changed'),
    ).toHaveLength(1)
  })

  it('also stops the one that waits to be sent, and nothing about the appointment itself', async () => {
    const { id, client, clientMail } = await reminded()
    const token = links.unsubscribeToken(client.userId, 'reminder_email') ?? ''
    await scene.db.transaction(tx => switchByLink(tx, token, false, AT))
    await scene.move(client, id, 'cancel', DAY_BEFORE)
    await scene.work()
    expect(await mailOf(clientMail, /rappel|demain/i)).toBeUndefined()
    const rows = await scene.db.select().from(emails).where(eq(emails.userId, client.userId))
    expect(rows.find(row => row.template === 'reminder_day_client')).toMatchObject({
      sentAt: null,
      attempts: 0,
      lastError: 'dropped.unwanted',
    })
    expect(rows.find(row => row.template === 'receipt_client')?.sentAt).toBeInstanceOf(Date)
  })

  it('opened in a browser leads to the page and changes nothing; there it can be taken back', async () => {
    const { client } = await reminded()
    const token = links.unsubscribeToken(client.userId, 'review_email') ?? ''
    const answer = await route.GET(new Request('http://x/'), { params: Promise.resolve({ token }) })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('location')).toMatch(new RegExp(`/fr/unsubscribe\\?token=${token}$`))
    expect(await queries.unsubscription(scene.db, token)).toEqual({
      name: 'review_email',
      enabled: true,
      locale: 'fr',
    })
    for (const enabled of [false, true]) {
      await scene.db.transaction(tx => switchByLink(tx, token, enabled, AT))
      expect((await queries.unsubscription(scene.db, token))?.enabled).toBe(enabled)
    }
  })

  it('made up, cut, of another person or kind, is no link', async () => {
    const { client, provider } = await reminded()
    const token = links.unsubscribeToken(client.userId, 'quote_email') ?? ''
    const other = Buffer.from(links.unsubscribeToken(provider.userId, 'quote_email') ?? '', 'base64url')
    const bytes = Buffer.from(token, 'base64url')
    const grafted = Buffer.concat([other.subarray(0, 16), bytes.subarray(16)]).toString('base64url')
    const relabelled = Buffer.from(bytes)
    relabelled[16] = 'r'.charCodeAt(0)
    for (const bad of ['', 'x', token.slice(1), `${token}A`, grafted, relabelled.toString('base64url')]) {
      expect(links.readUnsubscribeToken(bad), bad).toBeNull()
      const answer = await route.POST(new Request('http://x/', { method: 'POST' }), {
        params: Promise.resolve({ token: bad }),
      })
      expect(answer.status).toBe(404)
    }
    await scene.db.update(users).set({ status: 'ERASED' }).where(eq(users.id, client.userId))
    expect(await queries.unsubscription(scene.db, token)).toBeNull()
  })
})
