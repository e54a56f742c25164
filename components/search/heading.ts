import type { Translate } from '@/components/providers/translator'
import type { Locale } from '@/lib/i18n/routing'
import type { Resolved } from '@/lib/search/queries/resolve'
import { placeName } from './address'

/** What the page is about: "Plombiers à Casablanca", "سباكون في الدار البيضاء". */
export function searchHeading(locale: Locale, t: Translate, search: Resolved): string {
  const { category, service, request, words } = search
  const where = search.city ? 'city' : request.near ? 'near' : null
  const city = placeName(locale, search)
  const trades = locale === 'ar' ? category?.tradesAr : category?.tradesFr
  const trade = service ? (locale === 'ar' ? service.nameAr : service.nameFr) : trades
  if (trade && words.length === 0) {
    return where ? t(`search.title_trade_${where}`, { trade, city }) : t('search.title_trade', { trade })
  }
  if (words.length > 0) {
    const { text } = search
    return where ? t(`search.title_text_${where}`, { text, city }) : t('search.title_text', { text })
  }
  return where ? t(`search.title_all_${where}`, { city }) : t('search.title_all')
}
