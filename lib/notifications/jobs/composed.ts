import type { MailContent } from '@/components/emails/content'

/** What an e-mail of the outbox says now, or why it is no longer worth saying. */
export type Composed = { mail: MailContent } | { dropped: string }
