import 'server-only'
import type { Tx } from '@/db/client'
import type { PrivacyMail } from '../domain/privacy-mails'
import { queueEmail } from '../outbox'

type Letter = {
  mail: PrivacyMail
  to: { id: string; email: string; locale: 'fr' | 'ar' }
  /** What it is about, once: the copy, the account, the edition. */
  about: string
  payload?: Record<string, string>
}

/** Writes a letter about somebody's data, in the transaction of what it tells: one for each thing it is about. */
export function queuePrivacyEmail(tx: Tx, { mail, to, about, payload = {} }: Letter): Promise<void> {
  return queueEmail(tx, { dedupe: `${mail}:${about}`, template: mail, to, payload })
}
