import type { MetadataRoute } from 'next'
import { LOCALES } from '@/lib/i18n/routing'
import { absolute } from '@/lib/i18n/seo'

/** The site's own address is known when it runs, not when it is built. */
export const dynamic = 'force-dynamic'

/** What belongs to one person or to machines. */
const PRIVATE = ['account', 'pro', 'admin']

export default function robots(): MetadataRoute.Robots {
  const areas = LOCALES.flatMap(locale =>
    PRIVATE.flatMap(area => [`/${locale}/${area}$`, `/${locale}/${area}/`]),
  )
  return {
    rules: [{ userAgent: '*', allow: '/', disallow: ['/api/', ...areas, '/*/providers/*/book'] }],
    sitemap: absolute('/sitemap.xml'),
  }
}
