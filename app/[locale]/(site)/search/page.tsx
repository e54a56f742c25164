import type { Metadata } from 'next'
import { setRequestLocale } from 'next-intl/server'
import { keptTranslator } from '@/components/providers/translator'
import { searchHeading } from '@/components/search/heading'
import { SearchResults } from '@/components/search/search-results'
import { isLocale, LOCALES, type Locale, routing } from '@/lib/i18n/routing'
import type { RawParams } from '@/lib/search/schemas'
import { today } from '@/lib/time/clock'
import { loadSearch } from './load'

// The address decides what is shown: without this, a page under a locale that is made on demand may not read it.
export const dynamic = 'force-dynamic'

type Props = { params: Promise<{ locale: string }>; searchParams: Promise<RawParams> }

async function localeOf(params: Props['params']): Promise<Locale> {
  const { locale } = await params
  return isLocale(locale) ? locale : routing.defaultLocale
}

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const locale = await localeOf(params)
  const raw = await searchParams
  const [{ search }, t] = await Promise.all([loadSearch(locale, raw), keptTranslator(locale)])
  const title = searchHeading(locale, t, search)
  const empty = Object.keys(raw).length === 0
  return {
    title,
    description: t('search.description', { title }),
    // Every search has its own address: what is worth finding stands on the pages of trades and cities.
    robots: empty ? undefined : { index: false, follow: true },
    alternates: empty
      ? {
          canonical: `/${locale}/search`,
          languages: {
            ...Object.fromEntries(LOCALES.map(language => [language, `/${language}/search`])),
            'x-default': '/fr/search',
          },
        }
      : undefined,
  }
}

export default async function Page({ params, searchParams }: Props) {
  const locale = await localeOf(params)
  setRequestLocale(locale)
  const found = await loadSearch(locale, await searchParams)
  return <SearchResults locale={locale} today={today()} found={found} />
}
