import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { accountTokens, emailSuppressions, emails, users, webhookEvents } from '@/db/schema'
import { reportBody, signReport } from '@/dev/services/mail/reports'
import type { User } from '@/lib/core/actor'
import { linkToken } from '@/lib/core/crypto'
import { AT, makeUser } from '../../support/factories'
import { openScene, type Scene } from './scene'

const SECRET = `whsec_${Buffer.alloc(24, 'report').toString('base64')}`

let scene: Scene
let route: typeof import('@/app/api/resend/webhook/route')
let commands: typeof import('@/lib/notifications/commands')
let reports: typeof import('@/lib/notifications/commands/reports')
let verification: typeof import('@/lib/accounts/commands/verification')
let change: typeof import('@/lib/accounts/commands/email')
let suppressionOf: typeof import('@/lib/notifications/queries').suppressionOf
beforeAll(async () => {
  process.env.RESEND_WEBHOOK_SECRET = SECRET
  scene = await openScene()
  route = await import('@/app/api/resend/webhook/route')
  commands = await import('@/lib/notifications/commands')
  reports = await import('@/lib/notifications/commands/reports')
  verification = await import('@/lib/accounts/commands/verification')
  change = await import('@/lib/accounts/commands/email')
  suppressionOf = (await import('@/lib/notifications/queries')).suppressionOf
})
afterAll(async () => {
  delete process.env.RESEND_WEBHOOK_SECRET
  await scene.close()
})

const address = (user: User) => `${user.userId}@test.khadamat.example`
const rows = (user: User) =>
  scene.db.select().from(emails).where(eq(emails.userId, user.userId)).orderBy(emails.createdAt)
let events = 0
const write = (user: User, kind: 'password_changed' | 'welcome_client' = 'password_changed') =>
  scene.db.transaction(tx =>
    commands.queueAccountEmail(
      tx,
      { kind, userId: user.userId },
      { job: String(events++), day: '2026-11-25' },
    ),
  )

/** Somebody who has got one mail. */
async function written() {
  const user = await makeUser(scene.db)
  await write(user)
  await scene.work()
  const [row] = await rows(user)
  const mail = {
    id: row?.vendorId ?? '',
    from: 'a@b.ma',
    to: [address(user)],
    subject: 'x',
    at: AT.toISOString(),
  }
  return { user, mail }
}
type Kind = Parameters<typeof reportBody>[1]
const told = (mail: Parameters<typeof reportBody>[0], kind: Kind, at = AT) => reportBody(mail, kind, at)

async function post(body: string, headers: Record<string, string> = signReport(SECRET, body)) {
  const answer = await route.POST(
    new Request('http://x/api/resend/webhook', { method: 'POST', body, headers }),
  )
  return answer.status
}

describe('a report of the vendor', () => {
  it('of a bounce ends all mail to that address but the links one asks for, and is kept without it', async () => {
    const { user, mail } = await written()
    expect(await post(told(mail, 'bounce'))).toBe(200)
    await scene.work()
    expect((await rows(user))[0]).toMatchObject({ bouncedAt: AT })
    expect(await suppressionOf(scene.db, address(user).toUpperCase())).toBe('BOUNCE')
    await write(user)
    await scene.db.transaction(tx => verification.sendLink(tx, user.userId, null, AT))
    await scene.work()
    const [, held, link] = await rows(user)
    expect(held).toMatchObject({ sentAt: null, attempts: 0, lastError: 'dropped.suppressed' })
    expect(link).toMatchObject({ template: 'verify_email', sentAt: AT })
    const kept = await scene.db.execute<{ all: string }>(
      sql`select (w::text || coalesce((select string_agg(s::text, '') from email_suppressions s), '')) as all from webhook_events w`,
    )
    for (const row of kept) expect(row.all).not.toContain('@')
  })

  it('of a complaint ends what can be done without; the safety of the account still arrives', async () => {
    const { user, mail } = await written()
    expect(await post(told(mail, 'complaint'))).toBe(200)
    await scene.work()
    await write(user)
    await write(user, 'welcome_client')
    await scene.work()
    const [first, safety, welcome] = await rows(user)
    expect(first?.complainedAt).toEqual(AT)
    expect(safety?.sentAt).toEqual(AT)
    expect(welcome).toMatchObject({ sentAt: null, lastError: 'dropped.suppressed' })
  })

  it('of a full mailbox ends nothing', async () => {
    const { user, mail } = await written()
    expect(await post(told(mail, 'soft_bounce'))).toBe(200)
    await scene.work()
    expect(await suppressionOf(scene.db, address(user))).toBeNull()
    expect((await rows(user))[0]?.bouncedAt).toBeNull()
  })

  it('told twice is kept once; a complaint after a bounce takes nothing back', async () => {
    const { user, mail } = await written()
    const bounce = told(mail, 'bounce')
    const headers = signReport(SECRET, bounce)
    expect(await Promise.all([post(bounce, headers), post(bounce, headers), post(bounce, headers)])).toEqual([
      200, 200, 200,
    ])
    expect(
      await scene.db.select().from(webhookEvents).where(eq(webhookEvents.eventId, headers['svix-id'])),
    ).toHaveLength(1)
    await post(told(mail, 'complaint'))
    await scene.work()
    expect(await suppressionOf(scene.db, address(user))).toBe('BOUNCE')
  })

  it('that comes before the row says "sent" waits for it', async () => {
    const { user, mail } = await written()
    await scene.db.update(emails).set({ vendorId: null }).where(eq(emails.vendorId, mail.id))
    await post(told(mail, 'bounce'))
    await scene.work()
    expect(await suppressionOf(scene.db, address(user))).toBe('BOUNCE')
    await scene.db.update(emails).set({ vendorId: mail.id }).where(eq(emails.userId, user.userId))
    await scene.makeDue()
    await scene.work()
    expect((await rows(user))[0]?.bouncedAt).toEqual(AT)
  })

  it('about a mail that is not ours is given up without a fuss', async () => {
    const body = told(
      { id: 'nobody', from: 'a@b.ma', to: ['x@y.ma'], subject: 'x', at: AT.toISOString() },
      'bounce',
    )
    const headers = signReport(SECRET, body)
    await post(body, headers)
    for (let tries = 0; tries < 4; tries++) {
      await scene.work()
      await scene.makeDue()
    }
    const [event] = await scene.db
      .select()
      .from(webhookEvents)
      .where(eq(webhookEvents.eventId, headers['svix-id']))
    expect(event).toMatchObject({ attempts: 4, lastError: 'unknown_mail', processedAt: AT })
  })

  it('without the vendor’s signature of this body and this moment is refused', async () => {
    const { user, mail } = await written()
    const body = told(mail, 'bounce')
    const good = signReport(SECRET, body)
    const old = signReport(SECRET, body, new Date(Date.now() - 6 * 60_000))
    const foreign = signReport(`whsec_${Buffer.alloc(24, 'other').toString('base64')}`, body)
    for (const headers of [
      {},
      old,
      foreign,
      { ...good, 'svix-id': 'msg_other' },
      { ...good, 'svix-signature': 'v1,x' },
    ]) {
      expect(await post(body, headers as Record<string, string>)).toBe(401)
    }
    expect(await post(body.replace('Permanent', 'permanent'), good)).toBe(401)
    expect(await post('{', signReport(SECRET, '{'))).toBe(401)
    expect(await post('x'.repeat(70_000))).toBe(413)
    expect(await suppressionOf(scene.db, address(user))).toBeNull()
    // While a key is replaced, two signatures travel together.
    expect(await post(body, { ...good, 'svix-signature': `v1,AAAA ${good['svix-signature']}` })).toBe(200)
  })
})

describe('an address that bounced', () => {
  async function bounced() {
    const { user, mail } = await written()
    await post(told(mail, 'bounce'))
    await scene.work()
    return { user, mail }
  }
  const openToken = async (user: User, kind: 'VERIFY_EMAIL' | 'CHANGE_EMAIL') => {
    const tokens = await scene.db.select().from(accountTokens).where(eq(accountTokens.userId, user.userId))
    const token = tokens.find(row => row.kind === kind && !row.usedAt)
    return linkToken(kind, token?.id ?? '')
  }

  it('is reached again once its link was opened; an older report told late changes nothing', async () => {
    const { user, mail } = await bounced()
    expect(
      await scene.db.transaction(tx => verification.requestVerification(tx, address(user), null, AT)),
    ).toBe('sent')
    const later = new Date(AT.getTime() + 60_000)
    const token = await openToken(user, 'VERIFY_EMAIL')
    await scene.db.transaction(tx => verification.verifyEmail(tx, token, later))
    expect(await suppressionOf(scene.db, address(user))).toBeNull()
    await post(told(mail, 'bounce'))
    await scene.work()
    expect(await suppressionOf(scene.db, address(user))).toBeNull()
    expect(
      await scene.db.transaction(tx => verification.requestVerification(tx, address(user), null, later)),
    ).toBe('nothing')
  })

  it('can be changed without its own yes, which could not reach it', async () => {
    const { user } = await bounced()
    const fresh = `neue-${address(user)}`
    await scene.db.transaction(tx => change.askEmailChange(tx, user, fresh, AT))
    const token = await openToken(user, 'CHANGE_EMAIL')
    expect(await scene.db.transaction(tx => change.confirmEmailChange(tx, token, AT))).toBe('changed')
    await scene.work()
    const [account] = await scene.db.select().from(users).where(eq(users.id, user.userId))
    expect(account?.email).toBe(fresh)
    const news = (await rows(user)).filter(row => row.template.startsWith('email_changed'))
    expect(news.map(row => [row.template, row.recipient, row.sentAt !== null]).sort()).toEqual([
      ['email_changed', fresh, true],
      ['email_changed_old', address(user), false],
    ])
  })
})

it('applied twice at once, a report does its work once', async () => {
  const { mail } = await written()
  const body = told(mail, 'bounce')
  const headers = signReport(SECRET, body)
  await post(body, headers)
  const [event] = await scene.db
    .select()
    .from(webhookEvents)
    .where(eq(webhookEvents.eventId, headers['svix-id']))
  const apply = () => scene.db.transaction(tx => reports.applyReport(tx, event?.id ?? '', AT))
  expect(await Promise.all([apply(), apply(), scene.work()])).toBeDefined()
  const [after] = await scene.db
    .select()
    .from(webhookEvents)
    .where(eq(webhookEvents.id, event?.id ?? ''))
  expect(after).toMatchObject({ attempts: 1, lastError: null })
  expect(await scene.db.$count(emailSuppressions)).toBeGreaterThan(0)
})
