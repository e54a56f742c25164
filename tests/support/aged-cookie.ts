import { vi } from 'vitest'
import { encodeSession, type SessionClaims } from '@/lib/core/session-token'

/** A session cookie that was made so many minutes ago. */
export async function agedCookie(claims: SessionClaims, minutes: number): Promise<string> {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - minutes * 60_000 })
  try {
    return await encodeSession(claims)
  } finally {
    vi.useRealTimers()
  }
}
