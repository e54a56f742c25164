import 'server-only'
import type { Tx } from '@/db/client'
import { quoteSideOf } from '@/lib/quotes/domain/mails'
import { quoteForNotice } from '@/lib/quotes/queries/notice'
import { quoteTemplate } from './domain/mails'
import { queueEmail } from './outbox'
import { preferencesFor } from './queries'
import type { NotifyQuote } from './schemas'

/** Writes the e-mail of one event about a quote. A request that is gone has nobody to tell. */
export async function queueQuoteEmail(tx: Tx, news: NotifyQuote): Promise<void> {
  const { requestId, providerId, mail, event } = news
  const notice = await quoteForNotice(tx, requestId, providerId)
  const to = quoteSideOf(mail) === 'client' ? notice?.request.client : notice?.provider
  if (!to || !(await preferencesFor(tx, to.id)).quote_email) return
  await queueEmail(tx, {
    dedupe: `quote:${requestId}:${providerId}:${mail}:${event}`,
    template: quoteTemplate(mail),
    to,
    payload: { requestId, providerId: String(providerId), event },
  })
}
