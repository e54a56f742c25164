'use client'

import { useEffect, useRef } from 'react'
import { useRoleHint } from '@/components/layout/role-hint'
import { setFavourite } from '@/lib/favourites/actions'
import type { Locale } from '@/lib/i18n/routing'
import { HEARTS_FORM } from './heart'
import { keepHeart, takeHeart } from './pending-heart'

type Words = Record<'added' | 'removed' | 'failed' | 'tooMany', string>
type Props = { locale: Locale; words: Words }
type Answer = { data?: { providers: string[] } }

const buttonsOf = (slug: string) =>
  document.querySelectorAll<HTMLElement>(`[data-favourite="${CSS.escape(slug)}"]`)

function show(slug: string, on: boolean): void {
  for (const button of buttonsOf(slug)) button.setAttribute('aria-pressed', String(on))
}

async function send(slug: string, on: boolean): Promise<'added' | 'removed' | 'failed' | 'tooMany'> {
  const form = new FormData()
  form.set('provider', slug)
  form.set('on', String(on))
  show(slug, on)
  const result = await setFavourite(null, form).catch(() => null)
  if (result?.ok) return on ? 'added' : 'removed'
  show(slug, !on)
  return result?.code === 'favourites.too_many' ? 'tooMany' : 'failed'
}

/** The way to sign in and back here. */
function signIn(locale: Locale): void {
  const back = encodeURIComponent(location.pathname + location.search)
  location.assign(`/${locale}/sign-in?callbackUrl=${back}`)
}

/**
 * Brings all hearts of a page to life, however many: one listener, one request for a client, none for a visitor.
 * Says aloud what became of a tap. Its form is what a heart posts to before scripts have come.
 */
export function Hearts({ locale, words }: Props) {
  const role = useRoleHint()
  const status = useRef<HTMLParagraphElement>(null)

  useEffect(() => {
    const say = (text: string) => {
      if (status.current) status.current.textContent = text
    }
    const busy = new Set<string>()
    // An answer that was under way when one was tapped knows less than the tap.
    const tapped = new Set<string>()
    const set = async (slug: string, on: boolean) => {
      if (busy.has(slug)) return
      busy.add(slug)
      tapped.add(slug)
      say(words[await send(slug, on)])
      busy.delete(slug)
    }
    const tap = (event: MouseEvent) => {
      const button = (event.target as Element | null)?.closest<HTMLElement>('[data-favourite]')
      const slug = button?.dataset.favourite
      if (!button || !slug || (role !== null && role !== 'CLIENT')) return
      event.preventDefault()
      if (role === 'CLIENT') {
        void set(slug, button.getAttribute('aria-pressed') !== 'true')
        return
      }
      keepHeart(slug)
      signIn(locale)
    }
    document.addEventListener('click', tap)
    const leaving = new AbortController()
    const load = async () => {
      const response = await fetch('/api/favourites', { signal: leaving.signal })
      const { data }: Answer = await response.json()
      for (const slug of data?.providers ?? []) if (!tapped.has(slug)) show(slug, true)
    }
    if (role === 'CLIENT') {
      const wished = takeHeart()
      load()
        .catch(() => undefined)
        .then(() => {
          if (wished !== null && !leaving.signal.aborted) void set(wished, true)
        })
    }
    return () => {
      document.removeEventListener('click', tap)
      leaving.abort()
    }
  }, [role, locale, words])

  return (
    <>
      <form id={HEARTS_FORM} method="get" action={`/${locale}/account/favourites/change`} />
      <p ref={status} className="sr-only" aria-live="polite" />
    </>
  )
}
