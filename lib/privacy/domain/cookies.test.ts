import { expect, test } from 'vitest'
import { DRAFT_COOKIE, DRAFT_SECONDS } from '@/lib/bookings/queries/draft'
import { HINT_COOKIE, SESSION_SECONDS, sessionCookieName } from '@/lib/core/session-token'
import { routing } from '@/lib/i18n/routing'
import { QUOTE_DRAFT_COOKIE } from '@/lib/quotes/queries/draft'
import { KEPT_IN_BROWSER, keptEntry } from './cookies'

test('the list tells the names and lives that the code sets', () => {
  expect(keptEntry(sessionCookieName())?.seconds).toBe(SESSION_SECONDS)
  expect(keptEntry(HINT_COOKIE)?.seconds).toBe(SESSION_SECONDS)
  expect(keptEntry(DRAFT_COOKIE)?.seconds).toBe(DRAFT_SECONDS)
  expect(keptEntry(QUOTE_DRAFT_COOKIE)).toBe(KEPT_IN_BROWSER.quote_draft)
  expect(routing.localeCookie).toMatchObject({
    name: KEPT_IN_BROWSER.locale.name,
    maxAge: KEPT_IN_BROWSER.locale.seconds,
  })
})

test('over HTTPS the same cookies carry a prefix', () => {
  expect(keptEntry('__Secure-next-auth.session-token')).toBe(KEPT_IN_BROWSER.session)
  expect(keptEntry('__Host-next-auth.csrf-token')).toBe(KEPT_IN_BROWSER.csrf)
  expect(keptEntry('_ga')).toBeNull()
})
