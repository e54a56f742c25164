import type { Caller } from './rows'

/** What a page of the built site needs in its address. */
export type Ids = {
  slug: string
  provider: number
  offer: number
  /** Waiting, of the client with the provider. */
  booking: string
  /** Done. */
  finished: string
  /** The client's published review of it. */
  review: string
  /** One that the two dispute. */
  disputed: string
  request: string
  /** The provider's link into the waiting booking. */
  token: string
  /** A line of the audit log. */
  trace: number
  /** The client's account. */
  user: string
}

/** `shown`, `sign-in` (sent there, and back afterwards), `not_found`, or where else one is sent. */
type Answer = 'shown' | 'sign-in' | 'not_found' | `to ${string}`
type PageGets = Readonly<Record<Caller, Answer>>

export type PageRow = {
  by: 'client' | 'provider' | 'admin'
  gets: PageGets
  /** Without one it is the address itself. */
  path?: (ids: Ids) => string
}

/** The rows of the pages, by address without language. */
export const pageRows = (rows: Readonly<Record<string, PageRow>>) => rows

const all = (answer: Answer, changes: Partial<PageGets> = {}): PageGets => ({
  visitor: answer,
  otherClient: answer,
  client: answer,
  otherProvider: answer,
  provider: answer,
  admin: answer,
  suspended: answer,
  revoked: answer,
  ...changes,
})

const OUT = { visitor: 'sign-in', suspended: 'sign-in', revoked: 'sign-in' } as const
const open: PageRow = { by: 'client', gets: all('shown') }
const signedIn: PageRow = { by: 'client', gets: all('shown', OUT) }
const clients: PageRow = {
  by: 'client',
  gets: all('not_found', { ...OUT, client: 'shown', otherClient: 'shown' }),
}
const providers: PageRow = {
  by: 'provider',
  gets: all('not_found', { ...OUT, provider: 'shown', otherProvider: 'shown' }),
}
const admins: PageRow = { by: 'admin', gets: all('not_found', { ...OUT, admin: 'shown' }) }

type Path = NonNullable<PageRow['path']>
const at = (row: PageRow, path: Path): PageRow => ({ ...row, path })
/** Something of one's own: for everybody else it does not exist. */
const ofClient = (path: Path): PageRow => ({
  by: 'client',
  gets: all('not_found', { ...OUT, client: 'shown' }),
  path,
})
const ofProvider = (path: Path): PageRow => ({
  by: 'provider',
  gets: all('not_found', { ...OUT, provider: 'shown' }),
  path,
})
const home = {
  client: 'to /fr/account/bookings',
  otherClient: 'to /fr/account/bookings',
  provider: 'to /fr/pro',
  otherProvider: 'to /fr/pro',
  admin: 'to /fr/admin',
} as const
/** For who has not come in yet. */
const entrance: PageRow = { by: 'client', gets: all('shown', home) }

const site = pageRows({
  '/': at(open, () => ''),
  '/[...rest]': { ...at(open, () => '/nulle-part'), gets: all('not_found') },
  '/services': open,
  '/services/[category]': at(open, () => '/services/plomberie'),
  '/services/[category]/[city]': at(open, () => '/services/plomberie/casablanca'),
  '/search': open,
  '/providers/[slug]': at(open, ({ slug }) => `/providers/${slug}`),
  '/providers/[slug]/reviews/[page]': at(open, () => '/providers/youssef-bennani/reviews/1'),
  '/providers/[slug]/book': at(open, ({ slug, offer }) => `/providers/${slug}/book?offer=${offer}`),
  '/quotes/new': at(open, () => '/quotes/new?service=fuite-robinet'),
  '/legal/[page]': at(open, () => '/legal/privacy'),
  '/goodbye': open,
  // Only the link of an e-mail opens it.
  '/unsubscribe': { ...at(open, () => '/unsubscribe?token=x'), gets: all('not_found') },
  '/sign-in': entrance,
  '/sign-up': entrance,
  '/verify-email': open,
  '/verify-email/change': open,
  '/forgot-password': open,
  '/reset-password': open,
  // The link is the key, whoever's browser it is opened in; that of a locked account opens nothing.
  '/answer/[token]': {
    by: 'provider',
    gets: all('shown', { suspended: 'not_found' }),
    path: ({ token }) => `/answer/${token}`,
  },
})

const account = pageRows({
  // The way to one's own space, whichever it is.
  '/account': signedIn,
  '/account/addresses': clients,
  '/account/bookings': clients,
  '/account/bookings/[id]': ofClient(({ booking }) => `/account/bookings/${booking}`),
  '/account/bookings/[id]/review': ofClient(({ finished }) => `/account/bookings/${finished}/review`),
  '/account/favourites': clients,
  '/account/favourites/change': at(clients, ({ slug }) => `/account/favourites/change?provider=${slug}`),
  '/account/quotes': clients,
  '/account/quotes/[id]': ofClient(({ request }) => `/account/quotes/${request}`),
  '/account/quotes/[id]/accept': ofClient(
    ({ request, provider }) => `/account/quotes/${request}/accept?provider=${provider}`,
  ),
  '/account/reviews': clients,
  // It is public: whoever has an account may report it. Its author is told so by the form.
  '/account/reviews/[id]/report': {
    by: 'provider',
    gets: all('shown', OUT),
    path: ({ review }) => `/account/reviews/${review}/report`,
  },
  '/account/settings': signedIn,
  '/account/security': signedIn,
  '/account/privacy': signedIn,
})

const pro = pageRows({
  '/pro': providers,
  '/pro/agenda': providers,
  '/pro/availability': providers,
  '/pro/bookings': providers,
  '/pro/bookings/[id]': ofProvider(({ booking }) => `/pro/bookings/${booking}`),
  '/pro/bookings/[id]/review': ofProvider(({ finished }) => `/pro/bookings/${finished}/review`),
  '/pro/earnings': providers,
  '/pro/offers': providers,
  '/pro/offers/new': providers,
  '/pro/offers/[id]': ofProvider(({ offer }) => `/pro/offers/${offer}`),
  // Both have been approved: what they show and sell is changed in their workshop.
  '/pro/onboarding': {
    ...providers,
    gets: { ...providers.gets, provider: 'to /fr/pro', otherProvider: 'to /fr/pro' },
  },
  '/pro/profile': providers,
  '/pro/profile/preview': providers,
  '/pro/quotes': providers,
  '/pro/quotes/[id]': ofProvider(({ request }) => `/pro/quotes/${request}`),
  '/pro/reviews': providers,
  '/pro/statistics': providers,
})

const admin = pageRows({
  '/admin': admins,
  '/admin/audit': admins,
  '/admin/jobs': admins,
  '/admin/audit/[id]': at(admins, ({ trace }) => `/admin/audit/${trace}`),
  '/admin/bookings': admins,
  '/admin/bookings/[id]': at(admins, ({ booking }) => `/admin/bookings/${booking}`),
  '/admin/content': admins,
  '/admin/disputes': admins,
  '/admin/disputes/[id]': at(admins, ({ disputed }) => `/admin/disputes/${disputed}`),
  '/admin/providers': admins,
  '/admin/providers/[id]': at(admins, ({ provider }) => `/admin/providers/${provider}`),
  '/admin/reviews': admins,
  '/admin/security': admins,
  '/admin/users': admins,
  '/admin/users/[id]': at(admins, ({ user }) => `/admin/users/${user}`),
})

export const PAGES: Readonly<Record<string, PageRow>> = { ...site, ...account, ...pro, ...admin }
