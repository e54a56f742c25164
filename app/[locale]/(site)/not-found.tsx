import { getLocale } from 'next-intl/server'
import { NotFoundPanel } from '@/components/layout/not-found-panel'
import { isLocale, routing } from '@/lib/i18n/routing'

export default async function SiteNotFound() {
  const locale = await getLocale()
  return <NotFoundPanel locale={isLocale(locale) ? locale : routing.defaultLocale} />
}
