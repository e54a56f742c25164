import { isolateLtr } from './clean-text'
import type { MailContent, MailFooter } from './content'

/** The same e-mail without any markup: one thought per paragraph, links on lines of their own. */
export function plainText(mail: MailContent, footer: MailFooter): string {
  const colon = mail.locale === 'fr' ? '\u00a0: ' : ': '
  const facts = mail.facts.map(fact => {
    const value = fact.ltr ? isolateLtr(mail.locale, fact.value) : fact.value
    return value.includes('\n')
      ? `${fact.label}\n${value.replace(/^/gm, '  ')}`
      : `${fact.label}${colon}${value}`
  })
  const quote = mail.quote ? `${mail.quote.label}\n${mail.quote.text.replace(/^/gm, '> ')}` : null
  const parts = [
    mail.heading,
    mail.greeting,
    mail.body,
    facts.join('\n'),
    quote,
    `${mail.action.label}\n${mail.action.href}`,
    ...(mail.others ?? []).map(other => `${other.label}\n${other.href}`),
    mail.note,
    `--\n${footer.brand}\n${mail.why}`,
    ...footer.links.map(link => `${link.label}\n${link.href}`),
  ]
  return `${parts.filter(Boolean).join('\n\n')}\n`
}
