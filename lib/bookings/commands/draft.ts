import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingDrafts } from '@/db/schema'
import { isDraftId } from '../queries/draft'

const KEEP_MS = 24 * 60 * 60_000

/** Keeps what a visitor typed while they sign in or confirm their address. @returns the id for the cookie */
export async function saveDraft(tx: Tx, values: Record<string, string>, at: Date): Promise<string> {
  const [row] = await tx
    .insert(bookingDrafts)
    .values({ values, createdAt: at, expiresAt: new Date(at.getTime() + KEEP_MS) })
    .returning({ id: bookingDrafts.id })
  if (!row) throw new Error('draft not written')
  return row.id
}

/** Forgets what was typed. An id that is none, or of a draft long gone, is no fault. */
export async function discardDraft(tx: Tx, id: string): Promise<void> {
  if (!isDraftId(id)) return
  await tx.delete(bookingDrafts).where(eq(bookingDrafts.id, id))
}
