import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import type { Locale } from '@/lib/i18n/routing'
import { BURST_KINDS, BURSTS, type BurstKind, burstsIn } from '@/lib/security/domain/bursts'
import type { SecurityOverview } from '@/lib/security/queries'
import { formatDateTime } from '@/lib/time/format'

type Props = { locale: Locale; overview: SecurityOverview }

const isKind = (text: string): text is BurstKind => (BURST_KINDS as string[]).includes(text)

/** What comes too often: how much within the last ten minutes, and the alarms raised before. */
export async function BurstsSection({ locale, overview: { recent, bursts } }: Props) {
  const t = await getTranslations({ locale, namespace: 'admin.security.bursts' })
  const now = burstsIn(recent)
  return (
    <section aria-labelledby="bursts" className="grid grid-cols-1 gap-4">
      <h2 id="bursts" className="text-xl">
        {t('title')}
      </h2>
      <p className="text-muted">{t('text')}</p>
      {now.length > 0 ? <Alert tone="error">{t('now')}</Alert> : null}
      <Card as="div">
        <dl className="grid gap-3">
          {BURST_KINDS.map(kind => (
            <div key={kind} className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
              <dt>{t(`kinds.${kind}`)}</dt>
              <dd className="flex items-center gap-3 tabular-nums">
                <span>{t('count', { count: recent[kind], most: BURSTS[kind] })}</span>
                <Tag tone={now.includes(kind) ? 'error' : 'green'}>
                  {t(now.includes(kind) ? 'burst' : 'calm')}
                </Tag>
              </dd>
            </div>
          ))}
        </dl>
      </Card>
      <h3 className="text-lg">{t('last')}</h3>
      {bursts.length === 0 ? <p className="text-muted">{t('none')}</p> : null}
      <ol className="grid gap-2">
        {bursts.map(({ at, kind, facts }) => (
          <li key={`${kind} ${at.toISOString()}`} className="grid gap-0.5">
            <span className="font-medium">{isKind(kind) ? t(`kinds.${kind}`) : kind}</span>
            <span className="hint">
              {t('raised', { date: formatDateTime(locale, at), count: Number(facts?.count ?? 0) })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
