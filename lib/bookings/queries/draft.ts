import 'server-only'
import { and, eq, gt } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { bookingDrafts } from '@/db/schema'

/** Names the draft of a visitor who went to sign in. */
export const DRAFT_COOKIE = 'kh_draft'
export const DRAFT_SECONDS = 24 * 60 * 60

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Anyone may write anything into a cookie. */
export const isDraftId = (id: string): boolean => UUID.test(id)

/** The kept fields; null when unknown or too old. */
export async function readDraft(tx: Tx, id: string, at: Date): Promise<Record<string, string> | null> {
  if (!isDraftId(id)) return null
  const [row] = await tx
    .select({ values: bookingDrafts.values })
    .from(bookingDrafts)
    .where(and(eq(bookingDrafts.id, id), gt(bookingDrafts.expiresAt, at)))
  return row?.values ?? null
}
