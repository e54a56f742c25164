import { getTranslations } from 'next-intl/server'
import type { Locale } from '@/lib/i18n/routing'
import type { Resolved } from '@/lib/search/queries/resolve'
import { placeName } from './address'

/** What the page is about: "Plombiers à Casablanca", "سباكون في الدار البيضاء". */
export async function searchHeading(locale: Locale, search: Resolved): Promise<string> {
  const t = await getTranslations({ locale, namespace: 'search' })
  const { category, service, request, words } = search
  const where = search.city ? 'city' : request.near ? 'near' : null
  const city = placeName(locale, search)
  const trades = locale === 'ar' ? category?.tradesAr : category?.tradesFr
  const trade = service ? (locale === 'ar' ? service.nameAr : service.nameFr) : trades
  if (trade && words.length === 0) {
    return where ? t(`title_trade_${where}`, { trade, city }) : t('title_trade', { trade })
  }
  if (words.length > 0) {
    const { text } = search
    return where ? t(`title_text_${where}`, { text, city }) : t('title_text', { text })
  }
  return where ? t(`title_all_${where}`, { city }) : t('title_all')
}
