import { getTranslations } from 'next-intl/server'
import { Button } from '@/components/ui/button'
import type { AuditFilter } from '@/lib/audit/schemas'
import type { Locale } from '@/lib/i18n/routing'
import { fieldsOf } from './address'

type Props = { locale: Locale; filter: AuditFilter }

/** The lines that are asked for, as a file. It is posted, because it leaves a trace. */
export async function ExportForm({ locale, filter }: Props) {
  const t = await getTranslations({ locale, namespace: 'audit.page' })
  return (
    <form action="/api/audit" method="post" className="grid gap-2">
      {fieldsOf(filter).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <div className="row">
        <Button type="submit" variant="ghost" name="format" value="csv">
          {t('csv')}
        </Button>
        <Button type="submit" variant="ghost" name="format" value="json">
          {t('json')}
        </Button>
      </div>
      <p className="hint">{t('exportHint')}</p>
    </form>
  )
}
