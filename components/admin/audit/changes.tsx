import { getTranslations } from 'next-intl/server'
import type { AuditEntry } from '@/lib/audit/queries'
import type { Locale } from '@/lib/i18n/routing'

type Values = AuditEntry['old']
type Props = { locale: Locale; before: Values; after: Values }

const textOf = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '–'
  return typeof value === 'object' ? JSON.stringify(value, null, 1) : String(value)
}

/** What was, beside what is: one row a field, under its technical name. */
export async function Changes({ locale, before, after }: Props) {
  const t = await getTranslations({ locale, namespace: 'audit.page' })
  const fields = [...new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})])]
  if (fields.length === 0) return <p className="text-muted">{t('noValues')}</p>
  return (
    <table className="w-full table-fixed text-start">
      <thead>
        <tr className="border-b border-line">
          <th scope="col" className="hint w-1/4 py-2 pe-2 text-start">
            {t('field')}
          </th>
          <th scope="col" className="hint py-2 pe-2 text-start">
            {t('before')}
          </th>
          <th scope="col" className="hint py-2 text-start">
            {t('after')}
          </th>
        </tr>
      </thead>
      <tbody>
        {fields.map(field => (
          <tr key={field} className="border-b border-line align-top">
            <th scope="row" className="hint py-2 pe-2 text-start font-normal break-words">
              <bdi dir="ltr">{field}</bdi>
            </th>
            <td className="py-2 pe-2 break-words whitespace-pre-wrap">
              <bdi>{textOf(before?.[field])}</bdi>
            </td>
            <td className="py-2 break-words whitespace-pre-wrap">
              <bdi>{textOf(after?.[field])}</bdi>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
