'use client'

import { buttonClass } from '@/components/ui/button'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { homeOf, useRoleHint } from './role-hint'

type AccountLinkProps = { locale: Locale; signIn: string; account: string }

/** After signing in one comes back to the page one stood on. */
function signInHere(link: HTMLAnchorElement, locale: Locale): void {
  const { pathname, search } = window.location
  const target = new URL(localePath(locale, '/sign-in'), window.location.origin)
  const pages = /^\/(fr|ar)(\/(sign-in|sign-up|verify-email|forgot-password|reset-password).*)?$/
  if (!pages.test(pathname)) target.searchParams.set('callbackUrl', pathname + search)
  link.href = target.pathname + target.search
}

/** "Sign in", which becomes "My account" once the browser has said so; both words take the same place. */
export function AccountLink({ locale, signIn, account }: AccountLinkProps) {
  const role = useRoleHint()
  const href = localePath(locale, role ? homeOf(role) : '/sign-in')
  return (
    <a
      className={buttonClass({ variant: 'ghost', className: 'swap' })}
      href={href}
      onClick={event => role === null && signInHere(event.currentTarget, locale)}
    >
      <span hidden={role !== null}>{signIn}</span>
      <span hidden={role === null}>{account}</span>
    </a>
  )
}
