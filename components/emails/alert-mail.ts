import type { Act } from '@/lib/audit/queries/acts'
import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'
import { isolate, oneLine } from './clean-text'
import type { Fact, MailContent } from './content'
import { auditTranslator, emailTranslator } from './translator'

type Reader = { locale: Locale; firstName: string }

/** Tells an administrator of acts that matter: when, how much, what, who, to whom. */
export function alertMail(reader: Reader, acts: readonly Act[], appUrl: string): MailContent {
  const { locale } = reader
  const [t, audit] = [emailTranslator(locale), auditTranslator(locale)]
  const count = acts.length
  const facts = acts.map((act): Fact => {
    const who = act.actorName ?? audit(`actors.${act.actorKind ?? 'visitor'}`)
    const target = act.targetName?.[locale] ?? act.targetId
    const lines = [
      audit(`actions.${act.action}`),
      t('alert.by', { who: isolate(locale, oneLine(who)) }),
      t('alert.on', {
        target: `${audit(`targets.${act.targetType}`)} ${isolate(locale, oneLine(target))}`,
      }),
    ]
    return {
      label: t('alert.act', {
        when: formatDateTime(locale, act.at),
        severity: audit(`severity.${act.severity}`),
      }),
      value: lines.join('\n'),
    }
  })
  const body = t('alert.body', { count })
  return {
    locale,
    subject: t('alert.subject', { count }),
    preheader: body,
    heading: t('alert.heading'),
    greeting: t('greeting', { name: isolate(locale, oneLine(reader.firstName)) }),
    body,
    facts,
    quote: null,
    action: { label: t('alert.action'), href: `${appUrl}/${locale}/admin/audit?severity=alarming` },
    fallback: null,
    note: null,
    why: t('why.administrator'),
  }
}
