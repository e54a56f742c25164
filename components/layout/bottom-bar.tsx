'use client'

import { usePathname } from 'next/navigation'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon-names'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { homeOf, useRoleHint } from './role-hint'

type Place = 'home' | 'search' | 'bookings' | 'account'
type BottomBarProps = { locale: Locale; label: string; words: Record<Place, string> }

const ICON: Record<Place, IconName> = {
  home: 'house',
  search: 'search',
  bookings: 'calendar-days',
  account: 'circle-user-round',
}

/** Which of the four places a path belongs to. */
export function placeOf(pathname: string): Place | null {
  const path = pathname.replace(/^\/(fr|ar)/, '')
  if (path === '' || path === '/') return 'home'
  if (/^\/(search|services|providers)(\/|$)/.test(path)) return 'search'
  if (/^\/(account|pro)\/bookings(\/|$)/.test(path)) return 'bookings'
  if (/^\/(account|pro|admin|sign-in|sign-up)(\/|$)/.test(path)) return 'account'
  return null
}

/** The phone's four places, under the thumb. */
export function BottomBar({ locale, label, words }: BottomBarProps) {
  const place = placeOf(usePathname())
  const role = useRoleHint()
  const home = homeOf(role)
  const href: Record<Place, string> = {
    home: '',
    search: '/search',
    bookings: home === '/admin' ? home : `${home}/bookings`,
    account: home,
  }
  return (
    <nav className="bottom-bar" aria-label={label}>
      {(Object.keys(ICON) as Place[]).map(name => (
        <a
          key={name}
          href={localePath(locale, href[name])}
          aria-current={name === place ? 'page' : undefined}
        >
          <Icon name={ICON[name]} />
          {words[name]}
        </a>
      ))}
    </nav>
  )
}
