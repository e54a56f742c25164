import { afterEach, describe, expect, it } from 'vitest'
import {
  ADDRESS,
  LANDMARK,
  sampleBooking as sample,
  sampleProposal,
} from '@/dev/services/mail/sample-booking'
import { BOOKING_MAILS, type BookingMail } from '@/lib/bookings/domain/mails'
import { BOOKING_STATUSES, type BookingStatus } from '@/lib/bookings/domain/status'
import { sideOf, stillTrue } from '@/lib/notifications/domain/mails'
import { renderMail } from '@/lib/notifications/jobs/render'
import { accountExistsMail, verifyMail } from './account-mail'
import { bookingMail } from './booking-mail'

const APP = 'https://khadamat.example'
const LOCALES = ['fr', 'ar'] as const
const CODE = /\b(emails|booking|facts|notes|why)\.[a-z_]+|\{[a-z]+[,}]|undefined|null|NaN|\[object/

const statusOf = (mail: BookingMail) =>
  BOOKING_STATUSES.find(status =>
    (['ADDED', 'SIGNED', null] as const).some(extra =>
      (['OPEN', 'RULED', null] as const).some(dispute => stillTrue(mail, { status, extra, dispute })),
    ),
  ) as BookingStatus

const every = LOCALES.flatMap(locale => BOOKING_MAILS.map(mail => ({ locale, mail })))

async function written(locale: 'fr' | 'ar', mail: BookingMail, change: Parameters<typeof sample>[2] = {}) {
  const content = bookingMail(mail, sample(locale, statusOf(mail), change), APP)
  return { ...content, ...(await renderMail(content, APP)) }
}

describe.each(every)('$mail in $locale', ({ locale, mail }) => {
  it('is whole: words, language, direction, link, wall time, no code', async () => {
    const { subject, html, text } = await written(locale, mail, {
      reason: 'Camion en panne',
      cancelledBy: 'client',
      proposal: sampleProposal({ wallMinutes: 600 }),
    })
    const visible = html.replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ')
    for (const part of [subject, visible, text]) {
      expect(part).not.toMatch(CODE)
      expect(part).toContain('10:00')
      expect(/[\u0600-\u06ff]{3}/.test(part)).toBe(locale === 'ar')
    }
    expect(html).toContain(`lang="${locale}"`)
    expect(html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`)
    expect(html).toContain(locale === 'ar' ? 'الثلاثاء 24 نونبر 2026' : 'mardi 24 novembre 2026')
    expect(text).toContain('KH-7Q2MXA')
    expect(text).toContain(`${APP}/${locale}/`)
    expect(text).not.toMatch(/<[a-z]/)
  })

  it('keeps the address and the telephones for the firm appointment', async () => {
    const { html, text } = await written(locale, mail)
    const firm = ['CONFIRMED', 'IN_PROGRESS'].includes(statusOf(mail))
    for (const part of [html, text]) {
      expect(part.includes(ADDRESS)).toBe(firm)
      expect(part.includes(LANDMARK)).toBe(firm)
      expect(part.includes('06 61 22 33 44')).toBe(firm && sideOf(mail) === 'client')
      expect(part.includes('06 12 34 56 78')).toBe(firm && sideOf(mail) === 'provider')
      expect(part.includes(locale === 'ar' ? 'المعاريف' : 'Maârif')).toBe(
        firm || statusOf(mail) === 'PENDING',
      )
    }
    if (!firm) expect(text).not.toContain('Benjelloun')
  })
})

describe('the words of people', () => {
  const evil = '<script>alert(1)</script>'

  it('cannot become markup in any e-mail', async () => {
    for (const { locale, mail } of every) {
      const { html } = await written(locale, mail, {
        title: evil,
        description: evil,
        address: evil,
        landmark: evil,
        reason: evil,
        client: { firstName: evil, lastName: '"><img src=x>' },
        provider: { nameFr: evil, nameAr: evil },
      })
      expect(html).not.toContain('<script')
      expect(html).not.toContain('<img')
    }
  })

  it('cannot forge a header or turn the subject around', async () => {
    const name = 'Atlas\r\nBcc: victim@example.com\u202e\u0000'
    const { subject } = await written('fr', 'confirmed_client', { provider: { nameFr: name } })
    expect(subject).not.toMatch(/[\p{Cc}\u202e]/u)
    expect(subject).toContain('Atlas Bcc: victim@example.com')
  })

  it('stand as they are when they look like a message pattern', async () => {
    const { text } = await written('fr', 'refused_client', { reason: 'Pas {possible} <b>lundi</b>' })
    expect(text).toContain('> Pas {possible} <b>lundi</b>')
  })

  it('are cut when endless', async () => {
    const { text } = await written('ar', 'cancelled_client', {
      reason: 'م'.repeat(10_000),
      cancelledBy: 'provider',
    })
    expect(text.length).toBeLessThan(2_000)
  })
})

describe('what an e-mail of the job says', () => {
  const extra = { total: 12_000, status: 'OPEN', signedBy: null, reason: 'Tuyau percé' } as const
  const dispute = { id: 'x', ruledAt: new Date(), refund: 5_000, ruling: 'Travail fait à moitié.' }

  it('an extra: the sum asked, the new total and why, or that it stays within what was agreed', async () => {
    const asked = await written('fr', 'extra_asked_client', { extra })
    expect(asked.subject).toContain('120\u00a0DH')
    expect(asked.text).toContain('passerait à 370\u00a0DH')
    expect(asked.text).toContain('> Tuyau percé')
    const added = await written('fr', 'extra_asked_client', { extra: { ...extra, status: 'SIGNED' } })
    expect(added.text).toContain('Le total est de 250\u00a0DH')
  })

  it('the end of the job: paid when the cash was handed over, else what was agreed', async () => {
    const paid = await written('fr', 'completed_provider', { amountPaid: 25_000 })
    expect(paid.text).toContain('250\u00a0DH sont notés comme reçus')
    const due = await written('fr', 'completed_provider')
    expect(due.text).toContain('Le montant convenu est de 250\u00a0DH')
    expect((await written('fr', 'completed_client', { total: null, payable: null })).text).not.toContain(
      '0\u00a0DH',
    )
  })

  it('the ruling: its words and what goes back', async () => {
    const ruled = await written('fr', 'ruled_client', { dispute })
    expect(ruled.text).toContain('> Travail fait à moitié.')
    expect(ruled.text).toContain('50\u00a0DH')
    const nothing = await written('fr', 'ruled_client', { dispute: { ...dispute, refund: 0 } })
    expect(nothing.text).toContain('Aucun remboursement')
  })
})

describe('facts', () => {
  const zone = process.env.TZ
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ
    else process.env.TZ = zone
  })

  it('print ten o’clock wherever the machine stands', async () => {
    for (const tz of ['UTC', 'Africa/Casablanca', 'America/New_York']) {
      process.env.TZ = tz
      const { subject, text } = await written('fr', 'requested_provider')
      expect(subject).toContain('mar. 24 nov. à 10:00')
      expect(text).toContain('mardi 24 novembre 2026 à 10:00')
      expect(text).toContain('dimanche 22 novembre 2026 à 09:30')
    }
  })

  it('name the price in the reader’s language, or that it is on quote', async () => {
    expect((await written('fr', 'confirmed_client')).text).toContain('250\u00a0DH, en espèces')
    expect((await written('ar', 'confirmed_client')).text).toContain('250\u00a0درهم')
    expect((await written('fr', 'confirmed_client', { total: null, payable: null })).text).toContain(
      'Sur devis',
    )
  })

  it('keep telephones left to right inside Arabic', async () => {
    const { html, text } = await written('ar', 'confirmed_client')
    expect(html).toContain('<bdi dir="ltr">06 61 22 33 44</bdi>')
    expect(html).toContain('href="tel:+212661223344"')
    expect(text).toContain('\u206606 61 22 33 44\u2069')
  })

  it('say who cancelled', async () => {
    const by = async (cancelledBy: 'provider' | 'admin') =>
      (await written('fr', 'cancelled_client', { cancelledBy })).body
    expect(await by('provider')).toContain('a dû annuler')
    expect(await by('admin')).toContain('a été annulé')
  })
})

describe('the e-mails of an account', () => {
  it('carry the link once as a button and once to copy', async () => {
    for (const locale of LOCALES) {
      const href = `${APP}/${locale}/verify-email?token=abc_DEF-123`
      const content = verifyMail({ locale, firstName: 'Amina' }, href, new Date('2026-11-22T09:30:00Z'))
      const { html, text } = await renderMail(content, APP)
      expect(html.split(`href="${href}"`)).toHaveLength(3)
      expect(text).toContain(`\n${href}\n`)
      expect(text).toContain('22')
      expect(`${content.subject}${text}`).not.toMatch(CODE)
    }
  })

  it('lead to the sign-in page and hold no secret when the account exists', async () => {
    for (const locale of LOCALES) {
      const content = accountExistsMail({ locale, firstName: 'Amina' }, APP)
      const { text } = await renderMail(content, APP)
      expect(text).toContain(`${APP}/${locale}/sign-in\n`)
      expect(text).not.toContain('token')
      expect(`${content.subject}${text}`).not.toMatch(CODE)
    }
  })
})
