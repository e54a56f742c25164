import type { Locale } from '@/lib/i18n/routing'

export const ROLES = ['CLIENT', 'PROVIDER', 'ADMIN'] as const
export type Role = (typeof ROLES)[number]

/** In what quality an account acts. */
export const kindOfRole = (role: Role): 'client' | 'provider' | 'admin' =>
  role === 'CLIENT' ? 'client' : role === 'PROVIDER' ? 'provider' : 'admin'

export type Visitor = { kind: 'visitor'; ip: string }

export type User = {
  kind: 'user'
  userId: string
  sessionId: string
  role: Role
  /** Null until the address is confirmed; nothing that binds is possible before (A3). */
  emailVerifiedAt: Date | null
  firstName: string
  /** Whether signing in to this account takes a second factor. */
  twoFactor: boolean
  locale: Locale
  /** The provider this account runs, if any. */
  providerId: number | null
  ip: string
}

/** Timers and jobs. */
export type System = { kind: 'system' }

export type Actor = Visitor | User | System
