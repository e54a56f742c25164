import { render } from '@react-email/render'
import type { MailContent, MailFooter } from '@/components/emails/content'
import { MailLayout } from '@/components/emails/layout'
import { plainText } from '@/components/emails/plain-text'
import { emailTranslator } from '@/components/emails/translator'

/**
 * Both parts of a mail. The same content always gives the same bytes: the vendor compares them on a retry.
 * @param unsubscribe the page that ends mails of this kind; null for those that always arrive
 */
export async function renderMail(
  mail: MailContent,
  appUrl: string,
  unsubscribe: string | null = null,
): Promise<{ html: string; text: string }> {
  const t = emailTranslator(mail.locale)
  const footer: MailFooter = {
    brand: t('brand'),
    links: [
      ...(unsubscribe ? [{ label: t('footer.unsubscribe'), href: unsubscribe }] : []),
      { label: t('footer.preferences'), href: `${appUrl}/${mail.locale}/account/settings#preferences` },
    ],
  }
  const html = await render(<MailLayout mail={mail} footer={footer} appUrl={appUrl} />)
  return { html, text: plainText(mail, footer) }
}
