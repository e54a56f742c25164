import { LEGAL_PAGES } from '@/lib/legal/domain/pages'
import type { Person } from './people'
import { makeAdmin, makeApplicant, makeBooking, makeNewcomer } from './people'
import { makeQuote } from './quotes'
import { db } from './sql'

export type Listed = { name: string; path: string; as?: Person; status?: number }

export const PROVIDER = '/providers/youssef-bennani'

/** What everybody can see. Paths without their language. */
export const PUBLIC: readonly Listed[] = [
  { name: 'home', path: '' },
  { name: 'catalogue', path: '/services' },
  { name: 'trade', path: '/services/plomberie' },
  { name: 'trade in a city', path: '/services/plomberie/casablanca' },
  { name: 'provider', path: PROVIDER },
  ...LEGAL_PAGES.map(page => ({ name: `legal page ${page}`, path: `/legal/${page}` })),
]

/** Pages that are no landing places: not to be indexed, or not worth a twin. */
export const OTHER: readonly Listed[] = [
  { name: 'search', path: '/search?q=plombi' },
  { name: 'search without results', path: '/search?q=zzzzqqqq&city=Rabat' },
  { name: 'sign-in', path: '/sign-in' },
  { name: 'sign-up', path: '/sign-up' },
  { name: 'verify e-mail', path: '/verify-email' },
  { name: 'booking form', path: `${PROVIDER}/book` },
  { name: 'asking for quotes', path: '/quotes/new?service=fuite-robinet' },
  { name: 'after an erasure', path: '/goodbye' },
  { name: 'no such page', path: '/nulle-part', status: 404 },
]

/** The pages of one client and one provider with a waiting and a firm booking. */
export async function personalPages(): Promise<Listed[]> {
  const pending = await makeBooking('PENDING')
  const { client, provider } = pending
  const confirmed = await makeBooking('CONFIRMED', client)
  const owner = provider.owner
  const newcomer = await makeNewcomer()
  const [applicant, submitted] = [await makeApplicant('DRAFT'), await makeApplicant('SUBMITTED')]
  const admin = await makeAdmin()
  const done = await makeBooking('CONFIRMED', client)
  await db()`update bookings set status = 'COMPLETED', ended_at = now() where id = ${done.id}`
  const quote = await makeQuote({ client, provider })
  const [line] = await db()`select id from audit_log where old is not null order by id desc limit 1`
  const accept = `/account/quotes/${quote.id}/accept?provider=${provider.id}`
  return [
    { name: 'client’s quotes', path: '/account/quotes', as: client },
    { name: 'one request for quotes', path: `/account/quotes/${quote.id}`, as: client },
    { name: 'accepting a quote', path: accept, as: client },
    { name: 'provider’s quotes', path: '/pro/quotes?scope=answered', as: owner },
    { name: 'one invitation', path: `/pro/quotes/${quote.id}`, as: owner },
    { name: 'account', path: '/account', as: client },
    { name: 'client’s list', path: '/account/bookings', as: client },
    { name: 'client’s past', path: '/account/bookings?scope=past', as: client },
    { name: 'client’s request', path: `/account/bookings/${pending.id}`, as: client },
    { name: 'client’s appointment', path: `/account/bookings/${confirmed.id}`, as: client },
    { name: 'client’s finished booking', path: `/account/bookings/${done.id}`, as: client },
    { name: 'client’s review', path: `/account/bookings/${done.id}/review`, as: client },
    { name: 'reviews of a client', path: '/account/reviews', as: client },
    { name: 'favourites', path: '/account/favourites', as: client },
    { name: 'one favourite', path: `/account/favourites/change?provider=${provider.slug}`, as: client },
    { name: 'provider’s review', path: `/pro/bookings/${done.id}/review`, as: done.provider.owner },
    { name: 'reviews of a provider', path: '/pro/reviews', as: owner },
    { name: 'client’s addresses', path: '/account/addresses', as: client },
    { name: 'client’s settings', path: '/account/settings', as: client },
    { name: 'provider’s settings', path: '/account/settings', as: owner },
    { name: 'provider’s home', path: '/pro', as: owner },
    { name: 'onboarding', path: '/pro/onboarding', as: newcomer },
    { name: 'identity documents', path: '/pro/onboarding?step=documents', as: applicant.owner },
    { name: 'offers', path: '/pro/offers', as: owner },
    { name: 'choice of a service', path: '/pro/offers/new', as: owner },
    { name: 'new offer', path: '/pro/offers/new?service=debouchage', as: owner },
    { name: 'one offer', path: `/pro/offers/${provider.offer}`, as: owner },
    { name: 'profile', path: '/pro/profile', as: owner },
    { name: 'preview of the page', path: '/pro/profile/preview', as: owner },
    { name: 'provider’s list', path: '/pro/bookings', as: owner },
    { name: 'provider’s request', path: `/pro/bookings/${pending.id}`, as: owner },
    { name: 'board, to come', path: '/pro/bookings?scope=next', as: confirmed.provider.owner },
    { name: 'board, nothing found', path: '/pro/bookings?scope=done&q=zzzz', as: owner },
    { name: 'agenda, week', path: '/pro/agenda', as: owner },
    { name: 'agenda, day', path: '/pro/agenda?view=day', as: owner },
    { name: 'agenda, month', path: '/pro/agenda?view=month', as: owner },
    { name: 'availability', path: '/pro/availability', as: owner },
    { name: 'calendar and rules', path: '/admin/content', as: admin },
    { name: 'administrator’s home', path: '/admin', as: admin },
    { name: 'all bookings', path: '/admin/bookings', as: admin },
    { name: 'disputes', path: '/admin/disputes', as: admin },
    { name: 'providers to check', path: '/admin/providers', as: admin },
    { name: 'an application', path: `/admin/providers/${submitted.id}`, as: admin },
    { name: 'the audit log', path: '/admin/audit', as: admin },
    { name: 'no such line of the log', path: '/admin/audit?id=nothing', as: admin },
    { name: 'one line of the log', path: `/admin/audit/${line?.id}`, as: admin },
    { name: 'all accounts', path: '/admin/users', as: admin },
    { name: 'one account', path: `/admin/users/${client.id}`, as: admin },
    { name: 'reported reviews', path: '/admin/reviews', as: admin },
    { name: 'given up', path: '/admin/jobs', as: admin },
    { name: 'blocked addresses', path: '/admin/jobs?view=addresses', as: admin },
    { name: 'the site’s security', path: '/admin/security', as: admin },
    { name: 'security', path: '/account/security', as: client },
    { name: 'own data', path: '/account/privacy', as: client },
    { name: 'earnings', path: '/pro/earnings', as: owner },
    { name: 'statistics', path: '/pro/statistics', as: owner },
    { name: 'client’s list, filtered', path: '/account/bookings?status=PENDING&from=2026-01-01', as: client },
    { name: 'provider’s appointment', path: `/pro/bookings/${confirmed.id}`, as: confirmed.provider.owner },
  ]
}
