import { providerParts } from '@/lib/catalogue/queries/sitemap'
import { absolute } from '@/lib/i18n/seo'
import { sitemapIndexXml } from '@/lib/i18n/sitemap'

/** The list of sitemaps: pages, trades in cities, and providers in parts. */
export async function GET(): Promise<Response> {
  const parts = await providerParts()
  const names = ['pages', 'places', ...parts.map(part => `providers-${part}`)]
  const body = sitemapIndexXml(
    absolute('/').replace(/\/$/, ''),
    names.map(name => `/sitemaps/${name}.xml`),
  )
  return new Response(body, {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}

/** Made when asked: a build knows neither the database nor the site's address. */
export const dynamic = 'force-dynamic'
