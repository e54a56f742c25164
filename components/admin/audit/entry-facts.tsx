import { getTranslations } from 'next-intl/server'
import { Bdi } from '@/components/ui/bdi'
import { localePath } from '@/components/ui/locale-path'
import type { AuditTarget } from '@/lib/audit/domain/catalogue'
import type { AuditEntry } from '@/lib/audit/queries'
import type { Locale } from '@/lib/i18n/routing'
import { formatDateTime } from '@/lib/time/format'
import { type Fact, FactList } from '../fact-list'
import { auditAddress } from './address'

/** Where administrators look at such a thing. */
const PAGES: Partial<Record<AuditTarget, string>> = {
  booking: '/admin/bookings',
  dispute: '/admin/disputes',
  provider: '/admin/providers',
  user: '/admin/users',
}

type Props = { locale: Locale; entry: AuditEntry }

/** Who did it, to what, from where. */
export async function EntryFacts({ locale, entry }: Props) {
  const t = await getTranslations({ locale, namespace: 'audit' })
  const list = localePath(locale, '/admin/audit')
  const page = PAGES[entry.targetType]
  const target = <Bdi>{entry.targetName?.[locale] ?? entry.targetId}</Bdi>
  const role = t(`actors.${entry.actorKind ?? 'visitor'}`)
  const facts: Fact[] = [
    { label: t('page.when'), value: formatDateTime(locale, entry.at) },
    {
      label: t('page.actor'),
      value: entry.actorId ? (
        <>
          <a className="link" href={localePath(locale, `/admin/users/${entry.actorId}`)}>
            <Bdi>{entry.actorName ?? entry.actorId}</Bdi>
          </a>{' '}
          · {role}
        </>
      ) : (
        role
      ),
    },
    {
      label: t(`targets.${entry.targetType}`),
      value: page ? (
        <a className="link" href={localePath(locale, `${page}/${entry.targetId}`)}>
          {target}
        </a>
      ) : (
        target
      ),
    },
    { label: t('page.ip'), value: entry.ip ? <Bdi ltr>{entry.ip}</Bdi> : '–' },
    { label: t('page.program'), value: entry.userAgent ? <Bdi ltr>{entry.userAgent}</Bdi> : '–' },
    {
      label: t('page.request'),
      value: entry.requestId ? (
        <a className="link" href={auditAddress(list, { id: entry.requestId })}>
          <Bdi ltr>{entry.requestId}</Bdi>
        </a>
      ) : (
        '–'
      ),
    },
  ]
  return <FactList facts={facts} columns />
}
