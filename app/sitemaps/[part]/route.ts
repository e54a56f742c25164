import { loadCatalogue } from '@/lib/catalogue/queries'
import { providerPart, tradesInCities } from '@/lib/catalogue/queries/sitemap'
import { absolute } from '@/lib/i18n/seo'
import { sitemapXml } from '@/lib/i18n/sitemap'
import { LEGAL_PAGES } from '@/lib/legal/domain/pages'

type Entries = Parameters<typeof sitemapXml>[1]

async function pages(): Promise<Entries> {
  const { categories } = await loadCatalogue()
  const trades = categories.map(({ slug }) => `/services/${slug}`)
  return ['', '/services', ...trades, ...LEGAL_PAGES.map(page => `/legal/${page}`)].map(path => ({ path }))
}

async function places(): Promise<Entries> {
  const pairs = await tradesInCities()
  return pairs.map(({ category, city }) => ({ path: `/services/${category}/${city}` }))
}

async function providers(part: number): Promise<Entries> {
  const listed = await providerPart(part)
  return listed.map(({ slug, changed }) => ({ path: `/providers/${slug}`, changed }))
}

/** Ids end where PostgreSQL's integers do. */
const MOST_DIGITS = 6

function entriesOf(name: string): Promise<Entries> | null {
  if (name === 'pages.xml') return pages()
  if (name === 'places.xml') return places()
  const part = /^providers-(0|[1-9]\d*)\.xml$/.exec(name)?.[1]
  return part !== undefined && part.length <= MOST_DIGITS ? providers(Number(part)) : null
}

/** One sitemap of the index. A part without providers does not exist. */
export async function GET(_: Request, { params }: { params: Promise<{ part: string }> }): Promise<Response> {
  const entries = (await entriesOf((await params).part)) ?? []
  if (entries.length === 0) return new Response(null, { status: 404 })
  return new Response(sitemapXml(absolute('/').replace(/\/$/, ''), entries), {
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'Cache-Control': 'public, max-age=3600' },
  })
}
