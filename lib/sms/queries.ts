import 'server-only'
import { eq } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { smsMessages } from '@/db/schema'

/** A row of the outbox, as the sender needs it. */
export async function outgoingSms(tx: Tx, id: string) {
  const [row] = await tx
    .select({
      id: smsMessages.id,
      template: smsMessages.template,
      recipient: smsMessages.recipient,
      locale: smsMessages.locale,
      payload: smsMessages.payload,
      sentAt: smsMessages.sentAt,
    })
    .from(smsMessages)
    .where(eq(smsMessages.id, id))
  return row ?? null
}
export type OutgoingSmsRow = NonNullable<Awaited<ReturnType<typeof outgoingSms>>>
