import { describe, expect, test } from 'vitest'
import { BOOKING_POLICY } from '@/lib/bookings/domain/policy'
import { LOCALES } from '@/lib/i18n/routing'
import { LEGAL_PAGES } from '@/lib/legal/domain/pages'
import { legalText } from '.'
import type { Block, LegalFacts, LegalText } from './text'

const facts: LegalFacts = {
  company: {
    name: 'Atlas Services',
    form: 'SARL',
    capital: '100 000 DH',
    address: '12, rue Ibn Batouta, Casablanca',
    register: 'Casablanca 482913',
    ice: '001934820000047',
    taxId: '14725836',
    director: 'Salma Idrissi',
    email: 'contact@atlas.example',
    phone: '+212 5 22 00 00 00',
    host: 'Atlas Cloud, Rabat',
  },
  cndp: 'D-W-482/2026',
  policy: BOOKING_POLICY,
  span: minutes => `${minutes} min`,
}

const words = (block: Block): string[] => {
  if (typeof block === 'string') return [block]
  if ('list' in block) return [...block.list]
  return 'terms' in block ? block.terms.flat() : []
}
const all = ({ intro, sections }: LegalText) => [
  intro,
  ...sections.flatMap(({ body }) => body.flatMap(words)),
]
const links = (text: LegalText) =>
  all(text).flatMap(words => [...words.matchAll(/\]\(([^)]+)\)/g)].map(([, to = '']) => to))

describe.each(LEGAL_PAGES)('%s', page => {
  const [fr, ar] = LOCALES.map(locale => legalText(locale, page, facts)) as [LegalText, LegalText]

  test('says the same things in both languages, each in its own script', () => {
    expect(ar.sections.map(({ id }) => id)).toEqual(fr.sections.map(({ id }) => id))
    expect(ar.sections.map(({ body }) => body.length)).toEqual(fr.sections.map(({ body }) => body.length))
    expect(links(ar)).toEqual(links(fr))
    for (const { title } of fr.sections) expect(title).not.toMatch(/[\u0600-\u06ff]/)
    for (const { title } of ar.sections) expect(title).toMatch(/[\u0600-\u06ff]/)
  })

  test('names its sections once, so that each can be linked to', () => {
    const ids = fr.sections.map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
  })

  test('leads only to pages that exist, and has no hole', () => {
    for (const text of [fr, ar]) {
      for (const to of links(text)) {
        const legal = LEGAL_PAGES.map(name => `/legal/${name}`)
        const known = [...legal, '/account/security', '/account/privacy', '/account/settings']
        expect(
          known.includes(to) || /^(mailto:contact@atlas\.example|https:\/\/www\.cndp\.ma)$/.test(to),
          to,
        ).toBe(true)
      }
      expect(all(text).join(' ')).not.toMatch(/undefined|\[object|NaN|null/)
    }
  })
})

test('the numbers are those of the rules, not of the text', () => {
  const strict = { ...facts, policy: { ...BOOKING_POLICY, feePercent: 47, disputeWithin: 4321 } }
  for (const locale of LOCALES) {
    const text = JSON.stringify(legalText(locale, 'cancellation', strict))
    expect(text).toContain('47 %')
    expect(text).toContain('4321 min')
  }
})

test('the declaration to the authority is told when there is one', () => {
  for (const locale of LOCALES) {
    expect(JSON.stringify(legalText(locale, 'privacy', facts))).toContain('D-W-482/2026')
    expect(JSON.stringify(legalText(locale, 'privacy', { ...facts, cndp: undefined }))).toContain('CNDP')
  }
})
