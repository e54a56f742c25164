import 'server-only'
import { alertMail } from '@/components/emails/alert-mail'
import { statusMail } from '@/components/emails/status-mail'
import type { Tx } from '@/db/client'
import { actsOf } from '@/lib/audit/queries/acts'
import type { StatusMail } from '../domain/mails'
import { administratorReader, type OutgoingEmail, statusReader } from '../queries'
import type { Composed } from './composed'

/** News of acts that matter, for who is an administrator still. */
export async function composeAlert(
  tx: Tx,
  { userId, payload }: OutgoingEmail,
  appUrl: string,
): Promise<Composed> {
  const reader = await administratorReader(tx, userId ?? '')
  const acts = await actsOf(tx, (payload.acts ?? '').split(',').map(Number))
  if (!reader || acts.length === 0) return { dropped: 'dropped.gone' }
  return { mail: alertMail(reader, acts, appUrl) }
}

/** What an administrator has decided about an account; decided otherwise since, the later letter says it. */
export async function composeStatus(
  tx: Tx,
  mail: StatusMail,
  userId: string,
  appUrl: string,
): Promise<Composed> {
  const account = await statusReader(tx, userId)
  if (!account) return { dropped: 'dropped.gone' }
  if (account.status !== STATUS_OF[mail]) return { dropped: 'dropped.stale' }
  return { mail: statusMail(mail, account, appUrl) }
}

const STATUS_OF = { account_suspended: 'SUSPENDED', account_reactivated: 'ACTIVE' } as const
