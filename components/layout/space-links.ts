import type { IconName } from '@/components/ui/icon-names'

/** Each role's own space: its pages in the order of the menu. `key` names the words in `spaces`. */
export const SPACES = {
  account: [
    { key: 'home', path: '/account', icon: 'circle-user-round' },
    { key: 'bookings', path: '/account/bookings', icon: 'calendar-days' },
    { key: 'quotes', path: '/account/quotes', icon: 'message-square' },
    { key: 'favourites', path: '/account/favourites', icon: 'heart' },
    { key: 'reviews', path: '/account/reviews', icon: 'star' },
    { key: 'settings', path: '/account/settings', icon: 'settings' },
    { key: 'security', path: '/account/security', icon: 'shield-check' },
  ],
  pro: [
    { key: 'home', path: '/pro', icon: 'house' },
    { key: 'bookings', path: '/pro/bookings', icon: 'briefcase' },
    { key: 'agenda', path: '/pro/agenda', icon: 'calendar-days' },
    { key: 'quotes', path: '/pro/quotes', icon: 'message-square' },
    { key: 'availability', path: '/pro/availability', icon: 'clock' },
    { key: 'offers', path: '/pro/offers', icon: 'list' },
    { key: 'profile', path: '/pro/profile', icon: 'store' },
    { key: 'reviews', path: '/pro/reviews', icon: 'star' },
    { key: 'earnings', path: '/pro/earnings', icon: 'wallet' },
    { key: 'statistics', path: '/pro/statistics', icon: 'chart-column' },
    { key: 'settings', path: '/account/settings', icon: 'settings' },
    { key: 'security', path: '/account/security', icon: 'shield-check' },
  ],
  admin: [
    { key: 'home', path: '/admin', icon: 'layout-grid' },
    { key: 'bookings', path: '/admin/bookings', icon: 'calendar-days' },
    { key: 'disputes', path: '/admin/disputes', icon: 'scale' },
    { key: 'providers', path: '/admin/providers', icon: 'users' },
    { key: 'content', path: '/admin/content', icon: 'calendar-days' },
    { key: 'reviews', path: '/admin/reviews', icon: 'star' },
    { key: 'settings', path: '/account/settings', icon: 'settings' },
    { key: 'security', path: '/account/security', icon: 'shield-check' },
  ],
} as const satisfies Record<string, readonly { key: string; path: string; icon: IconName }[]>

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
