import { describe, expect, it } from 'vitest'
import { MAIL_TEMPLATES } from '@/lib/notifications/domain/mails'
import { optOutOf } from '@/lib/notifications/domain/preferences'
import { SAMPLES } from './samples'
import { preview } from './templates'

const APP = 'https://khadamat.example'
const CODE =
  /\b(emails|booking|facts|notes|why|account|welcome)\.[a-z_]+|\{[a-z]+[,}]|undefined|\bnull\b|NaN|\[object/
const LINK = /href="([^"]+)"/g

it('every e-mail that the outbox can hold has a sample, and no sample is of another', () => {
  expect([...SAMPLES.keys()].sort()).toEqual([...MAIL_TEMPLATES].sort())
})

describe.each(
  MAIL_TEMPLATES.flatMap(template => (['fr', 'ar'] as const).map(locale => ({ template, locale }))),
)('$template in $locale', ({ template, locale }) => {
  it('is whole, in its language, and watches nobody', async () => {
    const { subject, html, text } = await preview(template, locale, APP)
    const visible = html.replace(/<style[\s\S]*?<\/style>|<[^>]+>/g, ' ')
    for (const part of [subject, visible, text]) {
      expect(part).not.toMatch(CODE)
      expect(/[\u0600-\u06ff]{3}/.test(part)).toBe(locale === 'ar')
    }
    expect(html).toContain(`dir="${locale === 'ar' ? 'rtl' : 'ltr'}"`)
    // No picture to fetch, no address that counts who follows it.
    expect(html).not.toMatch(/<img|url\(|<script|@import/)
    const links = [...html.matchAll(LINK)].map(([, href]) => href ?? '')
    expect(links.length).toBeGreaterThan(2)
    for (const href of links) expect(href).toMatch(new RegExp(`^(${APP}/${locale}(/|$)|tel:)`))
  })

  it('says below how to choose what one hears of, and how to end this kind when it can be ended', async () => {
    const { html, text } = await preview(template, locale, APP)
    for (const part of [html, text]) {
      expect(part).toContain(`${APP}/${locale}/account/settings#preferences`)
      expect(part.includes(`${APP}/${locale}/unsubscribe?token=`)).toBe(optOutOf(template) !== null)
    }
  })
})
