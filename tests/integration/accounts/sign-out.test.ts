import { beforeAll, beforeEach, expect, test, vi } from 'vitest'
import type { FormAction } from '@/lib/core/action'
import { openTestDatabase, type TestDatabase } from '../../support/template-database'
import { AT, later } from './people'

/** The browser's cookies, as the action reads and writes them. */
const jar = new Map<string, string>()
vi.mock('next/headers', () => ({
  headers: async () => new Headers(),
  cookies: async () => ({
    get: (name: string) => (jar.has(name) ? { name, value: jar.get(name) } : undefined),
    set: (name: string, value: string, { maxAge }: { maxAge: number }) =>
      maxAge === 0 ? jar.delete(name) : jar.set(name, value),
  }),
}))
vi.mock('next/navigation', () => ({
  redirect: (to: string) => {
    throw new Error(`to ${to}`)
  },
  unstable_rethrow: (error: unknown) => {
    if (error instanceof Error && error.message.startsWith('to ')) throw error
  },
}))

let t: TestDatabase
let signOut: FormAction<never>
let drafts: typeof import('@/lib/bookings/commands/draft') & typeof import('@/lib/bookings/queries/draft')
beforeAll(async () => {
  t = await openTestDatabase()
  signOut = (await import('@/lib/accounts/actions')).signOut
  drafts = {
    ...(await import('@/lib/bookings/commands/draft')),
    ...(await import('@/lib/bookings/queries/draft')),
  }
  return () => t.close()
})
beforeEach(() => jar.clear())

const leave = () => {
  const form = new FormData()
  form.set('locale', 'ar')
  return signOut(null, form)
}

test.each(['kh_draft', 'kh_quote_draft'])(
  'who uses the browser next finds nothing that was typed before (%s)',
  async cookie => {
    const id = await drafts.saveDraft(t.db, { offer: '1', address: '12 rue Tarik Ibn Ziad' }, AT)
    jar.set(cookie, id)
    jar.set('kh_signup', `${'x'.repeat(43)}.nadia@example.ma`)
    jar.set('kh_in', 'CLIENT')
    await expect(leave()).rejects.toThrow('to /ar')
    expect([...jar.keys()]).toEqual([])
    expect(await drafts.readDraft(t.db, id, later(1))).toBeNull()
  },
)

test.each(['x', "' or 1=1 --", '\u0000'])('a made-up draft (%j) does not keep anybody in', async value => {
  jar.set('kh_draft', value)
  await expect(leave()).rejects.toThrow('to /ar')
})
