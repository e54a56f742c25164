import { vi } from 'vitest'
import type { FormAction } from '@/lib/core/action'
import type { User } from '@/lib/core/actor'

const acting: { user: User | null } = { user: null }

// What an action needs of a request: who asks, and a page to refresh.
vi.mock('@/lib/core/auth', () => ({
  currentActor: async () => acting.user ?? { kind: 'visitor', ip: '127.0.0.1' },
  setPrivateCookie: async () => undefined,
}))
vi.mock('next/cache', () => ({
  refresh: () => undefined,
  updateTag: () => undefined,
  unstable_cache: <Work>(work: Work) => work,
}))
vi.mock('next/navigation', () => ({ unstable_rethrow: () => undefined, redirect: () => undefined }))

/** Sends a form to an action as somebody. */
export function send<Data>(action: FormAction<Data>, user: User | null, fields: Record<string, string>) {
  acting.user = user
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return action(null, form)
}
