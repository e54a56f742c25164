import 'server-only'
import { sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'

/** How late a timer must be before it counts as lost; the queue itself may be busy. */
const LATE_MS = 5 * 60_000
const MOST = 500

/** Requests and prices whose time has run out without anybody noticing. */
export async function overdueQuotes(tx: Tx, at: Date): Promise<{ id: string; timer: 'request' | 'quote' }[]> {
  const late = new Date(at.getTime() - LATE_MS).toISOString()
  // Prices first: a request ends when its last one has.
  return await tx.execute<{ id: string; timer: 'request' | 'quote' }>(sql`
    (select id, 'quote' as timer from quotes
      where status in ('SENT', 'COUNTERED') and valid_until < ${late}::timestamptz limit ${MOST}::int)
    union all
    (select r.id, 'request' from quote_requests r
      where r.status = 'OPEN' and r.expires_at < ${late}::timestamptz
        and not exists (select from quotes q
                         where q.request_id = r.id and q.status in ('SENT', 'COUNTERED')
                           and q.valid_until >= ${late}::timestamptz)
      limit ${MOST}::int)`)
}
