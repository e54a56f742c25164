import { getLocale } from 'next-intl/server'
import { NotFoundPanel } from '@/components/layout/not-found-panel'
import { isLocale, routing } from '@/lib/i18n/routing'

export default async function NotFound() {
  const locale = await getLocale()
  return (
    <main className="wrap">
      <NotFoundPanel locale={isLocale(locale) ? locale : routing.defaultLocale} />
    </main>
  )
}
