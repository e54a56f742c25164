'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import type { Locale } from '@/lib/i18n/routing'
import { switchPath } from '@/lib/i18n/switch-path'

type SwitchProps = { to: Locale; className: string; children: ReactNode }

const YEAR_MS = 31_536_000_000
const here = () => window.location.pathname + window.location.search + window.location.hash

/**
 * To the same page in the other language. The page is kept for everybody and does not know its own query, so
 * without JavaScript the link asks the server, which knows where the visitor came from.
 */
export function LanguageSwitch({ to, className, children }: SwitchProps) {
  const link = useRef<HTMLAnchorElement>(null)
  const aim = () => {
    if (link.current) link.current.href = switchPath(here(), to)
  }
  useEffect(aim)
  return (
    <a
      ref={link}
      className={className}
      href={`/api/language?to=${to}`}
      hrefLang={to}
      lang={to}
      rel="nofollow"
      onPointerEnter={aim}
      onFocus={aim}
      onClick={() => {
        aim()
        // `/` opens in the language chosen last.
        void window.cookieStore?.set({
          name: 'kh_locale',
          value: to,
          sameSite: 'lax',
          // The browser's own clock: a cookie is its business.
          expires: performance.timeOrigin + performance.now() + YEAR_MS,
        })
      }}
    >
      {children}
    </a>
  )
}
