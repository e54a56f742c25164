'use client'

import { useSyncExternalStore } from 'react'
import { ROLES, type Role } from '@/lib/core/actor'

/** The role in a cookie line, or null. A hint for the menu and nothing else: whoever forges it gains a link. */
export function roleInCookies(cookies: string): Role | null {
  const value = /(?:^|;\s*)kh_in=([A-Z]+)(?:;|$)/.exec(cookies)?.[1]
  return ROLES.find(role => role === value) ?? null
}

/** A page brought back from memory may be older than the sign-in. */
function onReturn(notify: () => void) {
  addEventListener('pageshow', notify)
  addEventListener('focus', notify)
  return () => {
    removeEventListener('pageshow', notify)
    removeEventListener('focus', notify)
  }
}

/** Who is signed in, as far as this browser knows; always null on the server, where the page is everybody's. */
export function useRoleHint(): Role | null {
  return useSyncExternalStore(
    onReturn,
    () => roleInCookies(document.cookie),
    () => null,
  )
}

/** Where that role is at home, below `/fr` or `/ar`. */
const HOMES = { CLIENT: '/account', PROVIDER: '/pro', ADMIN: '/admin' } as const

export const homeOf = (role: Role | null): (typeof HOMES)[Role] => HOMES[role ?? 'CLIENT']
