import { getTranslations } from 'next-intl/server'
import { isolated } from '@/components/bookings/words'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import type { AuditItem } from '@/lib/audit/queries'
import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'
import { SeverityTag } from './severity-tag'

type Props = { locale: Locale; items: readonly AuditItem[] }

/** Lines of the audit log: what, how much it matters, who, to what, when. Each leads to the whole of it. */
export async function AuditLines({ locale, items }: Props) {
  const t = await getTranslations({ locale, namespace: 'audit' })
  if (items.length === 0) {
    return (
      <EmptyState icon="list" title={t('page.none')}>
        <p>{t('page.noneHint')}</p>
      </EmptyState>
    )
  }
  return (
    <ul className="grid gap-3">
      {items.map(act => (
        <Card key={act.id} as="li" className="relative grid gap-1" data-severity={act.severity}>
          <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-1">
            <h2 className="text-lg">
              <a
                className="after:absolute after:inset-0 after:rounded-card"
                href={localePath(locale, `/admin/audit/${act.id}`)}
              >
                {t(`actions.${act.action}`)}
              </a>
            </h2>
            <SeverityTag severity={act.severity} label={t(`severity.${act.severity}`)} />
          </div>
          <p className="break-words">
            {t('page.by', {
              who: isolated(act.actorName ?? t(`actors.${act.actorKind ?? 'visitor'}`)),
            })}
            {' · '}
            {t(`targets.${act.targetType}`)} <bdi>{act.targetName?.[locale] ?? act.targetId}</bdi>
          </p>
          <p className="hint">{formatDateTime(locale, act.at)}</p>
        </Card>
      ))}
    </ul>
  )
}
