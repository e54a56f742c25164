import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { emails, quoteInvitations, users } from '@/db/schema'
import { makeProvider } from '../../support/factories'
import { openScene, type Scene } from '../notifications/scene'
import { actors, LANDMARK, mailsAbout, STREET } from './scene'

let scene: Scene
let does: ReturnType<typeof actors>
beforeAll(async () => {
  scene = await openScene()
  does = actors({ db: scene.db } as Parameters<typeof actors>[0])
})
afterAll(() => scene.close())

const mailOf = (person: { userId: string }) => `${person.userId}@test.khadamat.example`
const SECRET = new RegExp(`${STREET}|${LANDMARK}|El Amrani|06 12 34 56 78|612345678`)

describe('e-mails about quotes', () => {
  test('an invited provider reads the job in their language, without address, telephone or family name', async () => {
    const seller = await makeProvider(scene.db)
    await scene.db.update(users).set({ locale: 'ar' }).where(eq(users.id, seller.owner.userId))
    const { id } = await does.request([seller])
    await scene.db.delete(quoteInvitations).where(eq(quoteInvitations.requestId, id))
    await does.quiet()
    await scene.db.execute(`update providers set status = 'APPROVED' where id = ${seller.providerId}`)
    await does.invite(id)
    await scene.work()
    await scene.work()
    const [mail] = await scene.vendor.mailsTo(mailOf(seller.owner))
    expect(mail?.subject).toContain('طلب عرض ثمن')
    expect(mail?.text).toContain(`/ar/pro/quotes/${id}`)
    expect(mail?.text).toContain('Douche à changer')
    expect(`${mail?.html}${mail?.text}`).not.toMatch(SECRET)
  })

  test('what is no longer so is not sent, and an event told twice is one e-mail', async () => {
    const { id, client, seller } = await does.withQuotes(1)
    expect(await mailsAbout({ db: scene.db } as Parameters<typeof actors>[0], id)).toEqual([
      'received_client',
    ])
    const told = { requestId: id, providerId: seller.providerId, mail: 'received_client', event: 'v1' }
    for (let i = 0; i < 2; i++) await scene.tasks.notify_quote?.(told, {} as never)
    await does.accept(client, id, seller.providerId)
    await scene.work()
    await scene.work()
    const subjects = (await scene.vendor.mailsTo(mailOf(client))).map(mail => mail.subject)
    expect(subjects.filter(subject => subject.startsWith('Devis de'))).toEqual([])
    const rows = await scene.db.select().from(emails).where(eq(emails.userId, client.userId))
    const received = rows.filter(row => row.template === 'quote_received_client')
    expect(received).toHaveLength(1)
    expect(received[0]).toMatchObject({ sentAt: null, lastError: 'dropped.stale' })
    const toSeller = await scene.vendor.mailsTo(mailOf(seller.owner))
    const chosen = toSeller.find(mail => mail.subject.startsWith('Devis accepté'))
    expect(chosen?.text).toContain('475')
    expect(`${chosen?.html}${chosen?.text}`).not.toMatch(SECRET)
  })
})
