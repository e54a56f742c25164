import 'server-only'
import { and, eq, gt, sql } from 'drizzle-orm'
import type { Tx } from '@/db/client'
import { accountTokens } from '@/db/schema'

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const COOL_DOWN = MINUTE
/** Nobody's mailbox is filled by others asking for links. */
const LINKS_PER_HOUR = 5

type LinkPause = {
  /** Until another link may be mailed; 0 when it may now. */
  seconds: number
  /** The way back and the browser of the last one. */
  callbackUrl: string | null
  browserHash: Buffer | null
}

/** How long until another confirmation link may be mailed to this account. For its owner's eyes only. */
export async function linkPause(tx: Tx, userId: string, at: Date): Promise<LinkPause> {
  const recent = await tx
    .select({
      createdAt: accountTokens.createdAt,
      callbackUrl: accountTokens.callbackUrl,
      browserHash: accountTokens.browserHash,
    })
    .from(accountTokens)
    .where(
      and(
        eq(accountTokens.userId, userId),
        eq(accountTokens.kind, 'VERIFY_EMAIL'),
        gt(accountTokens.createdAt, new Date(at.getTime() - 24 * HOUR)),
      ),
    )
    .orderBy(sql`${accountTokens.createdAt} desc`)
    .limit(LINKS_PER_HOUR)
  const until = (token: (typeof recent)[number] | undefined, pause: number) =>
    token ? token.createdAt.getTime() + pause - at.getTime() : 0
  const left = Math.max(0, until(recent[0], COOL_DOWN), until(recent[LINKS_PER_HOUR - 1], HOUR))
  return {
    seconds: Math.ceil(left / 1000),
    callbackUrl: recent[0]?.callbackUrl ?? null,
    browserHash: recent[0]?.browserHash ?? null,
  }
}
