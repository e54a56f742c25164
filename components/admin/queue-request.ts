import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { PROVIDER_STATUSES, type ProviderStatus } from '@/lib/providers/domain/standing'
import type { QueueKey } from '@/lib/providers/queries/queue'

export type QueueRequest = { status: ProviderStatus; text: string; after: QueueKey | null }

const AFTER = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\d{1,9})$/

/** What the address asks for; anything that makes no sense is the beginning of the queue. */
export function queueRequest(query: Record<string, string | string[] | undefined>): QueueRequest {
  const text = (value: unknown) => (typeof value === 'string' ? value : '')
  const [, at, id] = AFTER.exec(text(query.after)) ?? []
  return {
    status: PROVIDER_STATUSES.find(status => status === query.status) ?? 'SUBMITTED',
    text: text(query.q).replaceAll('\u0000', '').trim().slice(0, 80),
    after: at && id && !Number.isNaN(Date.parse(at)) ? { at, id: Number(id) } : null,
  }
}

/** The address of a page of the queue. */
export function queueAddress(locale: Locale, { status, text, after }: QueueRequest): string {
  const query = new URLSearchParams({ status })
  if (text) query.set('q', text)
  if (after) query.set('after', `${after.at}_${after.id}`)
  return localePath(locale, `/admin/providers?${query}`)
}
