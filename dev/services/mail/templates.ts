import { MAIL_TEMPLATES, type MailTemplate } from '@/lib/notifications/domain/mails'
import { optOutOf } from '@/lib/notifications/domain/preferences'
import { renderMail } from '@/lib/notifications/jobs/render'
import { escapeHtml, page, type Service, sendHtml } from '../http'
import { SAMPLES } from './samples'

const LOCALES = ['fr', 'ar'] as const
type Locale = (typeof LOCALES)[number]

/** A mail alone: no script, nothing from elsewhere. */
const MAIL_POLICY = "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:"

const isTemplate = (name: string): name is MailTemplate => MAIL_TEMPLATES.some(one => one === name)
const isLocale = (name: string): name is Locale => LOCALES.some(one => one === name)

/** What somebody would receive, made by the very functions that make it in production. */
export async function preview(template: MailTemplate, locale: Locale, appUrl: string) {
  const sample = SAMPLES.get(template)
  if (!sample) throw new Error(`no sample of ${template}`)
  const mail = sample(locale, appUrl)
  const unsubscribe = optOutOf(template) ? `${appUrl}/${locale}/unsubscribe?token=sample` : null
  return { subject: mail.subject, ...(await renderMail(mail, appUrl, unsubscribe)) }
}

function listPage(appUrl: string): string {
  const rows = MAIL_TEMPLATES.map(template => {
    const cells = LOCALES.map(locale => {
      const subject = SAMPLES.get(template)?.(locale, appUrl).subject ?? ''
      const address = `/mail/templates/${template}/${locale}`
      return `<td><a href="${address}"><bdi lang="${locale}">${escapeHtml(subject)}</bdi></a></td>`
    })
    return `<tr><td><code>${template}</code></td>${cells.join('')}</tr>`
  })
  return page(
    'E-mails',
    `<p><a href="/mail">Mailbox</a></p><h1>E-mails</h1>
    <p class="hint">All ${MAIL_TEMPLATES.length} of them in both languages, with sample data, made as they are made to be sent.</p>
    <table><thead><tr><th>Name</th><th>French</th><th>Arabic</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
  )
}

async function onePage(template: MailTemplate, locale: Locale, appUrl: string): Promise<string> {
  const { subject, text } = await preview(template, locale, appUrl)
  const at = MAIL_TEMPLATES.indexOf(template)
  const link = (name: MailTemplate | undefined, words: string) =>
    name ? `<a href="/mail/templates/${name}/${locale}">${words}</a>` : ''
  const other = locale === 'fr' ? 'ar' : 'fr'
  return page(
    subject,
    `<p><a href="/mail/templates">E-mails</a> · ${link(MAIL_TEMPLATES[at - 1], 'Previous')} ${link(MAIL_TEMPLATES[at + 1], 'Next')}
    · <a href="/mail/templates/${template}/${other}">${other === 'ar' ? 'Arabic' : 'French'}</a>
    · <a href="/mail/templates/${template}/${locale}/html">HTML alone</a></p>
    <h1 dir="auto">${escapeHtml(subject)}</h1><p class="hint"><code>${template}</code></p>
    <iframe title="Message" src="/mail/templates/${template}/${locale}/html" sandbox="allow-popups"></iframe>
    <h2>Text</h2><pre dir="auto">${escapeHtml(text)}</pre>`,
  )
}

/** `/mail/templates`: every e-mail there is, to be looked at. */
export function templatePages(appUrl: string): Service {
  return async ({ response, url, method }) => {
    const [, root, folder, template = '', locale = '', part = ''] = url.pathname.split('/')
    if (root !== 'mail' || folder !== 'templates' || (method !== 'GET' && method !== 'HEAD')) return false
    if (template === '') return sendHtml(response, 200, listPage(appUrl))
    if (!isTemplate(template) || !isLocale(locale)) return false
    if (part === '') return sendHtml(response, 200, await onePage(template, locale, appUrl))
    if (part !== 'html') return false
    const { html } = await preview(template, locale, appUrl)
    return sendHtml(response, 200, html, MAIL_POLICY)
  }
}
