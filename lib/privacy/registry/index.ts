import 'server-only'
import { ACCOUNT, USERS } from './account'
import { BOOKINGS } from './bookings'
import type { Entry } from './entry'
import { OPINIONS } from './opinions'
import { PROVIDER } from './provider'

/** Every table that knows persons, in the order in which it is erased: what others are found by goes last. */
export const REGISTRY: readonly Entry[] = [...OPINIONS, ...BOOKINGS, ...PROVIDER, ...ACCOUNT, USERS]

/** Every other table, with the reason why nobody is in it. */
export const NOBODY: Readonly<Record<string, string>> = {
  audit_alerts: 'ids of rows of the audit log',
  booking_drafts:
    'named by a cookie alone and gone within a day; leaving takes the one of this browser along',
  calendar_periods: 'public holidays',
  categories: 'the catalogue',
  cities: 'places',
  csp_reports: 'kinds of faults, counted; ids are taken out of paths',
  districts: 'places',
  email_suppressions: 'an HMAC of an address, so that the list outlives an account',
  listings: 'written by triggers from providers and offers, and gone with what they show',
  name_words: 'words without owner; those that only the erased provider had are taken out with it',
  rate_limits: 'counters that are gone within two days',
  services: 'the catalogue',
  synonyms: 'the catalogue',
  webhook_events: 'vendors’ reports without address or name',
}
