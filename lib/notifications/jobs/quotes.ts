import 'server-only'
import { quoteMail } from '@/components/emails/quote-mail'
import type { Tx } from '@/db/client'
import { type QuoteMail, quoteMailTrue } from '@/lib/quotes/domain/mails'
import { messageForNotice, quoteForNotice } from '@/lib/quotes/queries/notice'
import type { OutgoingEmail } from '../queries'
import type { Composed } from './composed'

const TELLS_MESSAGE: readonly QuoteMail[] = ['question_client', 'answer_provider']

/** An e-mail about a quote as it stands now. */
export async function composeQuote(
  tx: Tx,
  mail: QuoteMail,
  { payload }: OutgoingEmail,
  appUrl: string,
): Promise<Composed> {
  const notice = await quoteForNotice(tx, payload.requestId ?? '', Number(payload.providerId ?? 0))
  if (!notice) return { dropped: 'dropped.gone' }
  const { request, quote } = notice
  const moment = { request: request.status, quote: quote?.status ?? null, openQuotes: request.openQuotes }
  if (!quoteMailTrue(mail, moment)) return { dropped: 'dropped.stale' }
  const message = TELLS_MESSAGE.includes(mail) ? await messageForNotice(tx, payload.event ?? '') : null
  return { mail: quoteMail(mail, notice, message, appUrl) }
}
