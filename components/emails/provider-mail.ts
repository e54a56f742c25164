import type { Locale } from '@/lib/i18n/routing'
import type { ProviderMail } from '@/lib/notifications/domain/mails'
import { isolate, manyLines, oneLine } from './clean-text'
import type { MailContent } from './content'
import { emailTranslator } from './translator'

type Provider = {
  reader: { locale: Locale; firstName: string }
  slug: string
  refusal: string | null
}

/** Where each letter leads: to the page that is live, or to what one can do about it. */
const PATH: Record<ProviderMail, (slug: string) => string> = {
  provider_submitted: () => '/pro',
  provider_approved: slug => `/providers/${slug}`,
  provider_refused: () => '/pro',
  provider_suspended: () => '/pro',
  provider_reinstated: slug => `/providers/${slug}`,
}

/** Tells a provider how the profile stands: received, online, to be corrected, suspended, back online. */
export function providerMail(mail: ProviderMail, provider: Provider, appUrl: string): MailContent {
  const { reader, slug, refusal } = provider
  const t = emailTranslator(reader.locale)
  const say = (key: 'subject' | 'heading' | 'body' | 'action') => t(`provider.${mail}.${key}`)
  return {
    locale: reader.locale,
    subject: say('subject'),
    preheader: say('body'),
    heading: say('heading'),
    greeting: t('greeting', { name: isolate(reader.locale, oneLine(reader.firstName)) }),
    body: say('body'),
    facts: [],
    quote: refusal ? { label: t('facts.reason'), text: manyLines(refusal, 1000) } : null,
    action: { label: say('action'), href: `${appUrl}/${reader.locale}${PATH[mail](slug)}` },
    fallback: null,
    note: null,
    why: t('why.provider'),
  }
}
