/** Roles one may choose when signing up; administrators are made by administrators. */
export const SIGN_UP_ROLES = ['CLIENT', 'PROVIDER'] as const

type Role = (typeof SIGN_UP_ROLES)[number] | 'ADMIN'
type Locale = 'fr' | 'ar'

const HOME: Record<Role, string> = {
  CLIENT: '/account/bookings',
  PROVIDER: '/pro',
  ADMIN: '/admin',
}

/** Where a person lands after signing in without a place to go on to. */
export function homeOf(role: Role, locale: Locale): string {
  return `/${locale}${HOME[role]}`
}
