import { render } from '@react-email/render'
import type { MailContent } from '@/components/emails/content'
import { MailLayout } from '@/components/emails/layout'
import { plainText } from '@/components/emails/plain-text'
import { emailTranslator } from '@/components/emails/translator'

/** Both parts of a mail. The same content always gives the same bytes: the vendor compares them on a retry. */
export async function renderMail(mail: MailContent, appUrl: string): Promise<{ html: string; text: string }> {
  const brand = emailTranslator(mail.locale)('brand')
  const html = await render(<MailLayout mail={mail} brand={brand} appUrl={appUrl} />)
  return { html, text: plainText(mail, brand) }
}
