import { describe, expect, it } from 'vitest'
import { renderMail } from '@/lib/notifications/jobs/render'
import { QUOTE_MAILS, quoteMailTrue, quoteSideOf } from '@/lib/quotes/domain/mails'
import type { QuoteNotice } from '@/lib/quotes/queries/notice'
import { quoteMail } from './quote-mail'

const APP = 'https://khadamat.example'

function notice(locale: 'fr' | 'ar'): QuoteNotice {
  return {
    request: {
      id: '0d6cf0d4-0d0f-4d53-8a53-0ad4d1f1a001',
      reference: 'DV-7Q2MXA',
      status: 'OPEN',
      title: 'Poser une <b>douche</b>',
      description: 'Baignoire à enlever.\nالبلاط يبقى',
      wishedOn: '2026-12-01',
      expiresAt: new Date('2026-12-02T08:00:00Z'),
      serviceFr: 'Pose sanitaire',
      serviceAr: 'تركيب الأدوات الصحية',
      cityFr: 'Casablanca',
      cityAr: 'الدار البيضاء',
      districtFr: 'Maârif',
      districtAr: 'المعاريف',
      openQuotes: 2,
      client: { id: 'c', email: 'nadia@example.com', locale, firstName: 'Nadia', initial: 'E' },
    },
    provider: {
      id: 'p',
      email: 'youssef@example.com',
      locale,
      nameFr: 'Youssef Bennani',
      nameAr: 'يوسف بناني',
    },
    quote: {
      status: 'COUNTERED',
      version: 2,
      total: 161_000,
      durationMinutes: 150,
      message: 'Tout compris',
      counterTotal: 150_000,
      counterNote: 'Je fournis le receveur',
      validUntil: new Date('2026-12-03T20:18:00Z'),
    },
    bookingId: null,
  }
}

describe.each(['fr', 'ar'] as const)('e-mails about quotes in %s', locale => {
  it.each(QUOTE_MAILS)('%s says everything, as text', async mail => {
    const content = quoteMail(mail, notice(locale), 'Quel étage ?', APP)
    const { html, text } = await renderMail(content, APP)
    expect(content.locale).toBe(locale)
    expect(`${content.subject}${text}`).not.toMatch(/[{}]|undefined|null/)
    expect(content.subject.length).toBeGreaterThan(8)
    expect(html).toContain(`lang="${locale}"`)
    expect(html).not.toContain('<b>douche')
    const space = quoteSideOf(mail) === 'client' ? 'account|quotes/new' : 'pro'
    expect(content.action.href).toMatch(new RegExp(`^${APP}/${locale}/(${space})`))
    expect(text).toContain('DV-7Q2MXA')
  })

  it('names both totals of a counter-offer, and what was said with it', () => {
    const content = quoteMail('countered_provider', notice(locale), null, APP)
    expect(content.body).toContain('1\u202f500')
    expect(content.body).toContain('1\u202f610')
    expect(content.quote?.text).toBe('Je fournis le receveur')
  })
})

describe('a late e-mail', () => {
  it('is dropped when the request has ended, except for news of the end itself', () => {
    const left = QUOTE_MAILS.filter(mail =>
      quoteMailTrue(mail, { request: 'ACCEPTED', quote: 'DECLINED', openQuotes: 0 }),
    )
    expect(left).toEqual(['declined_provider'])
  })

  it('invites nobody who has answered already', () => {
    expect(quoteMailTrue('invited_provider', { request: 'OPEN', quote: null, openQuotes: 1 })).toBe(true)
    expect(quoteMailTrue('invited_provider', { request: 'OPEN', quote: 'SENT', openQuotes: 1 })).toBe(false)
  })
})
