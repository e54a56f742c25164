/** Each role's own space: its pages in the order of the menu. `key` names the words in `spaces`. */
export const SPACES = {
  account: [
    { key: 'home', path: '/account' },
    { key: 'bookings', path: '/account/bookings' },
    { key: 'quotes', path: '/account/quotes' },
    { key: 'favourites', path: '/account/favourites' },
    { key: 'reviews', path: '/account/reviews' },
    { key: 'addresses', path: '/account/addresses' },
    { key: 'settings', path: '/account/settings' },
    { key: 'security', path: '/account/security' },
    { key: 'privacy', path: '/account/privacy' },
  ],
  pro: [
    { key: 'home', path: '/pro' },
    { key: 'bookings', path: '/pro/bookings' },
    { key: 'agenda', path: '/pro/agenda' },
    { key: 'quotes', path: '/pro/quotes' },
    { key: 'availability', path: '/pro/availability' },
    { key: 'offers', path: '/pro/offers' },
    { key: 'profile', path: '/pro/profile' },
    { key: 'reviews', path: '/pro/reviews' },
    { key: 'earnings', path: '/pro/earnings' },
    { key: 'statistics', path: '/pro/statistics' },
    { key: 'settings', path: '/account/settings' },
    { key: 'security', path: '/account/security' },
    { key: 'privacy', path: '/account/privacy' },
  ],
  admin: [
    { key: 'home', path: '/admin' },
    { key: 'bookings', path: '/admin/bookings' },
    { key: 'disputes', path: '/admin/disputes' },
    { key: 'providers', path: '/admin/providers' },
    { key: 'users', path: '/admin/users' },
    { key: 'content', path: '/admin/content' },
    { key: 'reviews', path: '/admin/reviews' },
    { key: 'watch', path: '/admin/security' },
    { key: 'audit', path: '/admin/audit' },
    { key: 'jobs', path: '/admin/jobs' },
    { key: 'settings', path: '/account/settings' },
    { key: 'security', path: '/account/security' },
    { key: 'privacy', path: '/account/privacy' },
  ],
} as const satisfies Record<string, readonly { key: string; path: string }[]>

export type Space = keyof typeof SPACES

/** The page of the space that a path belongs to: the longest address it begins with. */
export function currentLink(space: Space, pathname: string): string | null {
  const path = pathname.replace(/^\/(fr|ar)/, '')
  const found = SPACES[space]
    .map(link => link.path as string)
    .filter(link => path === link || path.startsWith(`${link}/`))
    .sort((a, b) => b.length - a.length)[0]
  return found ?? null
}
