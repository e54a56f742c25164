import 'server-only'
import { notFound, redirect } from 'next/navigation'
import type { Locale } from '@/lib/i18n/routing'
import type { User } from './actor'
import { outsideAdminNetwork } from './admin-network'
import { currentActor } from './auth'
import { lacksSecondFactor } from './second-factor'
import { noteRefusal } from './security-events'

/** The signed-in person; a visitor is sent to sign in and comes back to `path`. */
export async function requireUser(locale: Locale, path: string): Promise<User> {
  const actor = await currentActor()
  if (actor.kind !== 'user') {
    redirect(`/${locale}/sign-in?callbackUrl=${encodeURIComponent(`/${locale}${path}`)}`)
  }
  return actor
}

/** The signed-in client or provider; for everybody else the page does not exist. */
export async function requireRole(locale: Locale, path: string, role: User['role']): Promise<User> {
  const user = await requireUser(locale, path)
  if (user.role !== role || outsideAdminNetwork(user)) {
    noteRefusal('auth.forbidden', { at: path, userId: user.userId })
    notFound()
  }
  // An administrator's password alone opens nothing on the live site (A6).
  if (lacksSecondFactor(user)) redirect(`/${locale}/account/security?required=1`)
  return user
}
