import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/surface'
import { AUDIT_SEVERITIES } from '@/lib/audit/domain/catalogue'
import type { AuditStatistics } from '@/lib/audit/queries'
import type { Locale } from '@/lib/i18n/routing'
import { auditAddress } from './address'

type Props = { locale: Locale; path: string; statistics: AuditStatistics }

/** The last thirty days in figures; each figure leads to its lines. */
export async function Statistics({ locale, path, statistics }: Props) {
  const t = await getTranslations({ locale, namespace: 'audit' })
  const { bySeverity, byAction } = statistics
  return (
    <section className="grid gap-3" aria-labelledby="figures">
      <h2 id="figures" className="text-lg">
        {t('page.figures')}
      </h2>
      <ul className="grid grid-cols-2 gap-3 md:grid-cols-4">
        {AUDIT_SEVERITIES.map(severity => (
          <Card key={severity} as="li" className="relative grid gap-1">
            <a
              className="hint after:absolute after:inset-0 after:rounded-card"
              href={auditAddress(path, { severity })}
            >
              {t(`severity.${severity}`)}
            </a>
            <p className="text-xl font-medium">{bySeverity[severity]}</p>
          </Card>
        ))}
      </ul>
      {byAction.length > 0 ? (
        <details>
          <summary className="link cursor-pointer py-2">{t('page.byAct')}</summary>
          <ul className="mt-2 grid gap-x-8 sm:grid-cols-2">
            {byAction.map(([action, times]) => (
              <li key={action} className="flex justify-between gap-4 border-b border-line py-1">
                <a className="link min-w-0 py-2" href={auditAddress(path, { action })}>
                  {t(`actions.${action}`)}
                </a>
                <span className="py-2">{times}</span>
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </section>
  )
}
