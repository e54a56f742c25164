import type { MailContent } from '@/components/emails/content'
import type { Tx } from '@/db/client'
import type { OutgoingEmail } from '../queries'

/** What an e-mail of the outbox says now, or why it is no longer worth saying. */
export type Composed = { mail: MailContent } | { dropped: string }

export type Composer = (tx: Tx, email: OutgoingEmail, at: Date, appUrl: string) => Promise<Composed>
