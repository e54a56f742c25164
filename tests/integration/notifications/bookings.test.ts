import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { TransitionName } from '@/lib/bookings/domain/transition-names'
import { AT } from '../../support/factories'
import { openScene, type Scene } from './scene'

let scene: Scene
beforeAll(async () => {
  scene = await openScene()
})
afterAll(() => scene.close())

const subjects = async (recipient: string) =>
  (await scene.vendor.mailsTo(recipient)).map(mail => mail.subject)
const STREET = 'Tarik Ibn Ziad'

describe('a request', () => {
  it('reaches both sides in their languages, at ten o’clock, without address and telephones', async () => {
    const { id, clientMail, providerMail } = await scene.request()
    await scene.work()
    const [sent] = await scene.vendor.mailsTo(clientMail)
    const [asked] = await scene.vendor.mailsTo(providerMail)
    expect(sent?.subject).toBe('Demande envoyée à Atelier Test\u00a0: jeu. 26 nov. à 10:00')
    expect(asked?.subject).toContain('الخميس 26 نونبر على الساعة 10:00')
    expect(asked?.html).toContain('dir="rtl"')
    expect(asked?.text).toContain(`/ar/pro/bookings/${id}`)
    expect(sent?.text).toContain(`/fr/account/bookings/${id}`)
    for (const mail of [sent, asked]) {
      expect(`${mail?.html}${mail?.text}`).not.toMatch(new RegExp(`${STREET}|06 61 22 33 44|06 12 34 56 78`))
    }
    const rows = await scene.outbox(id)
    expect(rows.map(row => row.dedupe)).toEqual([`booking:${id}:v1:client`, `booking:${id}:v1:provider`])
    for (const row of rows) expect(row).toMatchObject({ sentAt: AT, attempts: 1, lastError: null })
    expect(rows[0]?.vendorId).toBe(sent?.id)
  })

  it('that was taken back before the worker came is not announced any more', async () => {
    const { id, client, clientMail, providerMail } = await scene.request()
    await scene.move(client, id, 'withdraw')
    await scene.work()
    expect(await subjects(clientMail)).toEqual([])
    expect(await subjects(providerMail)).toEqual([expect.stringContaining('سُحب الطلب')])
    const [request] = await scene.outbox(id)
    expect(request).toMatchObject({ sentAt: null, attempts: 0, lastError: 'dropped.stale' })
  })

  it('that nobody can answer any more is not announced', async () => {
    const { providerMail } = await scene.request()
    scene.setClock(() => new Date('2026-11-26T09:00:00Z'))
    await scene.work()
    scene.setClock(() => AT)
    expect(await subjects(providerMail)).toEqual([])
  })
})

describe('what happens next', () => {
  it('gives each side the other’s telephone, and the provider the address, once confirmed', async () => {
    const { id, provider, clientMail, providerMail } = await scene.request()
    await scene.work()
    await scene.move(provider, id, 'accept')
    await scene.work()
    const [toClient] = await scene.vendor.mailsTo(clientMail)
    const [toProvider] = await scene.vendor.mailsTo(providerMail)
    expect(toClient?.subject).toBe('Rendez-vous confirmé\u00a0: Atelier Test, jeu. 26 nov. à 10:00')
    expect(toClient?.text).toContain('06 61 22 33 44')
    expect(toProvider?.text).toContain('06 12 34 56 78')
    expect(toProvider?.text).toContain(STREET)
    expect(toProvider?.text).toContain('Nadia El Amrani')
  })

  type Story = {
    steps: [TransitionName, 'client' | 'provider' | 'system'][]
    client: string[]
    provider: string[]
  }
  const stories: Record<string, Story> = {
    refused: { steps: [['refuse', 'provider']], client: ['Demande non acceptée'], provider: [] },
    expired: { steps: [['expire', 'system']], client: ['Pas de réponse'], provider: ['انتهت مهلة طلب'] },
    'cancelled by the client': {
      steps: [
        ['accept', 'provider'],
        ['cancel', 'client'],
      ],
      client: ['Annulation enregistrée', 'Rendez-vous confirmé'],
      provider: ['أُلغي الموعد', 'تأكد الموعد'],
    },
    'cancelled by the provider': {
      steps: [
        ['accept', 'provider'],
        ['cancel', 'provider'],
      ],
      client: ['Rendez-vous annulé', 'Rendez-vous confirmé'],
      provider: ['تم تسجيل إلغاء', 'تأكد الموعد'],
    },
  }
  it.each(Object.entries(stories))('%s: the right people hear, newest first', async (_, story) => {
    const { id, client, provider, clientMail, providerMail } = await scene.request()
    await scene.work()
    for (const [name, who] of story.steps) {
      const actor = who === 'client' ? client : who === 'provider' ? provider : ({ kind: 'system' } as const)
      const at = name === 'expire' ? new Date('2026-11-26T09:00:00Z') : AT
      await scene.move(
        actor,
        id,
        name,
        at,
        who === 'provider' && name !== 'accept' ? 'Camion en panne' : undefined,
      )
      await scene.work()
    }
    const heard = (list: string[], first: string) =>
      [...list, first].map(part => expect.stringContaining(part))
    expect(await subjects(clientMail)).toEqual(heard(story.client, 'Demande envoyée'))
    expect(await subjects(providerMail)).toEqual(heard(story.provider, 'طلب جديد'))
    const [last] = await scene.vendor.mailsTo(clientMail)
    const typed = story.steps.some(([name, who]) => who === 'provider' && name !== 'accept')
    expect(last?.text.includes('> Camion en panne')).toBe(typed)
  })

  it('ends quietly when the booking is gone', async () => {
    const notify = scene.tasks.notify_booking
    const payload = { bookingId: crypto.randomUUID(), version: 1, transition: 'request' }
    await expect(notify?.(payload, {} as never)).resolves.toBeUndefined()
  })
})
