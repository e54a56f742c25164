import type { Role } from '@/lib/core/actor'

const HOME: Record<Role, string> = {
  CLIENT: '/account/bookings',
  PROVIDER: '/pro/bookings',
  ADMIN: '/account',
}

/** Where a person lands after signing in without a place to go on to. */
export function homeOf(role: Role, locale: 'fr' | 'ar'): string {
  return `/${locale}${HOME[role]}`
}
