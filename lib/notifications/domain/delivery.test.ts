import { describe, expect, it } from 'vitest'
import { isHeldBack, MAX_TRIES, waitAfter } from './delivery'
import { MAIL_TEMPLATES, TOKEN_MAILS } from './mails'
import { optOutOf } from './preferences'

describe('the wait before the next try', () => {
  it('grows with each, never beyond some hours, and is at least what the vendor asks', () => {
    const waits = Array.from({ length: MAX_TRIES }, (_, tries) => waitAfter(tries + 1, null))
    expect([...waits].sort((a, b) => a - b)).toEqual(waits)
    expect(waits[0]).toBe(3)
    expect(Math.max(...waits)).toBeLessThan(7 * 3600)
    expect(waitAfter(1, 60)).toBe(60)
    expect(waitAfter(9, 60)).toBe(waitAfter(9, null))
  })

  it('leaves all tries within the day that the vendor knows the key', () => {
    const longest = 1.25
    const all = Array.from({ length: MAX_TRIES - 1 }, (_, tries) => waitAfter(tries + 1, null) * longest)
    expect(all.reduce((sum, wait) => sum + wait, 0)).toBeLessThan(24 * 3600)
  })
})

describe('an address that gets no more mail', () => {
  it('after a bounce gets only the links that its owner asks for', () => {
    expect(MAIL_TEMPLATES.filter(mail => !isHeldBack(mail, 'BOUNCE')).sort()).toEqual([...TOKEN_MAILS].sort())
  })

  it('after a complaint still gets all that cannot be switched off, but the welcome', () => {
    const held = MAIL_TEMPLATES.filter(mail => isHeldBack(mail, 'COMPLAINT'))
    expect(held).toEqual(
      MAIL_TEMPLATES.filter(mail => optOutOf(mail) !== null || mail.startsWith('welcome_')),
    )
    for (const mail of ['reset_password', 'confirmed_client', 'new_device'] as const)
      expect(held).not.toContain(mail)
  })
})

it('what can be switched off: reminders, reviews, quotes', () => {
  expect(optOutOf('reminder_day_client')).toBe('reminder_email')
  expect(optOutOf('published_provider')).toBe('review_email')
  expect(optOutOf('quote_declined_provider')).toBe('quote_email')
  expect(optOutOf('declined_provider')).toBeNull()
  expect(optOutOf('password_changed')).toBeNull()
})
