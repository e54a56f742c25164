import { describe, expect, it } from 'vitest'
import { sampleBooking as sample, sampleProposal } from '@/dev/services/mail/sample-booking'
import type { BookingMail } from '@/lib/bookings/domain/mails'
import type { BookingStatus } from '@/lib/bookings/domain/status'
import { renderMail } from '@/lib/notifications/jobs/render'
import { bookingMail } from './booking-mail'

const APP = 'https://khadamat.example'
const LOCALES = ['fr', 'ar'] as const
const STATUS: Partial<Record<BookingMail, BookingStatus>> = {
  counter_client: 'PENDING',
  expired_client: 'REJECTED',
}

async function written(locale: 'fr' | 'ar', mail: BookingMail, change: Parameters<typeof sample>[2] = {}) {
  const content = bookingMail(mail, sample(locale, STATUS[mail] ?? 'CONFIRMED', change), APP)
  return { ...content, ...(await renderMail(content, APP)) }
}

describe('e-mails about another time', () => {
  it('name both times, until when to answer, and the words beside', async () => {
    for (const locale of LOCALES) {
      for (const mail of ['counter_client', 'proposed_client', 'proposed_provider'] as const) {
        const { subject, text } = await written(locale, mail, { proposal: sampleProposal() })
        expect(subject).toContain('14:30')
        for (const part of ['10:00', '14:30', '21:00', 'Aïn Diab']) expect(text).toContain(part)
      }
    }
  })

  it('say who did not answer when the request went down with its proposal', async () => {
    const bodyOf = async (status: 'LAPSED' | 'DECLINED') =>
      (await written('fr', 'expired_client', { proposal: sampleProposal({ status }) })).body
    expect(await bodyOf('LAPSED')).toContain('n’a pas reçu votre réponse')
    expect(await bodyOf('DECLINED')).toContain('n’a pas répondu')
  })
})

describe('e-mails about a series and others nearby', () => {
  it('list the days that took the step together, or say which one it is', async () => {
    const series = { rhythm: 'WEEKLY', place: 2, count: 3 } as const
    const together = [
      { wallDate: '2026-12-01', wallMinutes: 600 },
      { wallDate: '2026-12-08', wallMinutes: 600 },
    ]
    for (const locale of LOCALES) {
      const all = await written(locale, 'confirmed_client', { series: { ...series, together } })
      for (const { wallDate } of together) expect(all.text).toContain(String(Number(wallDate.slice(8))))
      expect(all.text).toContain(locale === 'ar' ? 'كل أسبوع' : 'Chaque semaine')
      const one = await written(locale, 'confirmed_client', { series: { ...series, together: [] } })
      expect(one.text).toContain(locale === 'ar' ? 'الموعد 2 من 3' : 'Rendez-vous 2 sur 3')
    }
  })

  it('lead to three others with their time', async () => {
    const near = {
      slug: 'atlas',
      nameFr: 'Atlas',
      nameAr: 'أطلس',
      avatarSeed: 1,
      ratingSum: 9,
      ratingCount: 2,
      offerId: 7,
      unit: 'hour',
      price: 15_000,
      km: 2,
      slot: {
        start: new Date('2026-11-26T14:30:00Z'),
        end: new Date('2026-11-26T15:30:00Z'),
        wall: '14:30',
        date: '2026-11-26',
      },
    } as const
    const content = bookingMail('refused_client', sample('fr', 'REJECTED'), APP, null, [near])
    const { text } = await renderMail(content, APP)
    expect(text).toContain('Atlas · jeu. 26 nov. à 14:30')
    expect(text).toContain(`${APP}/fr/providers/atlas/book?offer=7&start=2026-11-26T14%3A30%3A00.000Z`)
  })
})
