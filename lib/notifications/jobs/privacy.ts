import 'server-only'
import { privacyMail } from '@/components/emails/privacy-mail'
import type { Tx } from '@/db/client'
import { exportForNotice } from '@/lib/privacy/queries/export'
import type { PrivacyMail } from '../domain/privacy-mails'
import { accountReader, type OutgoingEmail } from '../queries'
import type { Composed } from './composed'

/** What a letter about one's data says now. */
export async function composePrivacy(
  tx: Tx,
  mail: PrivacyMail,
  { userId, payload }: OutgoingEmail,
  at: Date,
  appUrl: string,
): Promise<Composed> {
  if (mail === 'export_ready') {
    const ready = await exportForNotice(tx, payload.exportId ?? '', at)
    if (!ready) return { dropped: 'dropped.stale' }
    return { mail: privacyMail(mail, ready, `${appUrl}/${ready.locale}/account/privacy`, ready.expiresAt) }
  }
  const reader = await accountReader(tx, userId ?? '')
  if (!reader) return { dropped: 'dropped.gone' }
  if (mail === 'account_erased') {
    return { mail: privacyMail(mail, { ...reader, firstName: null }, `${appUrl}/${reader.locale}`) }
  }
  return { mail: privacyMail(mail, reader, `${appUrl}/${reader.locale}/legal/terms`) }
}
