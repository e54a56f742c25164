'use client'

import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { currentLink, SPACES, type Space } from './space-links'

type SpaceNavProps = { locale: Locale; space: Space; label: string; words: Record<string, string> }

/** The pages of one's space in one line, which scrolls on the phone and says so by fading; the current one is brought into sight. */
export function SpaceNav({ locale, space, label, words }: SpaceNavProps) {
  const current = currentLink(space, usePathname())
  const marked = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    marked.current?.scrollIntoView({ block: 'nearest', inline: 'center' })
  }, [])
  return (
    <nav className="space-nav" aria-label={label}>
      {SPACES[space].map(({ key, path }) => (
        <a
          key={key}
          ref={path === current ? marked : undefined}
          className="space-link"
          href={localePath(locale, path)}
          aria-current={path === current ? 'page' : undefined}
        >
          {words[key]}
        </a>
      ))}
    </nav>
  )
}
