import type { NextRequest } from 'next/server'
import { getTranslations } from 'next-intl/server'
import { database } from '@/db/client'
import { availableFirst, nearbyCard } from '@/lib/catalogue/domain-nearby'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { nearbyProviders } from '@/lib/catalogue/queries/nearby'
import { jsonData, jsonError } from '@/lib/core/http'
import { log } from '@/lib/core/log'
import { isLocale } from '@/lib/i18n/routing'
import { nextSlotsOf } from '@/lib/search/queries/slots'
import { now, today } from '@/lib/time/clock'
import { formatDate, relativeDay } from '@/lib/time/format'

/** As many as the home page shows. */
const SHOWN = 6

async function answer({ nextUrl }: NextRequest): Promise<Response> {
  const asked = nextUrl.searchParams.get('locale')
  const locale = isLocale(asked) ? asked : 'fr'
  const slug = nextUrl.searchParams.get('city') ?? ''
  // Asked first: an answer about a made-up place must not be kept.
  const { city } = await loadCatalogue()
  const nearby = city.has(slug) ? await nearbyProviders(slug, locale) : null
  if (!nearby) return jsonError('not_found', 404)
  const [slots, t, ui, units, home] = await Promise.all([
    nextSlotsOf(
      database(),
      nearby.providers.map(provider => provider.slug),
      now(),
    ),
    getTranslations({ locale, namespace: 'cards' }),
    getTranslations({ locale, namespace: 'ui' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'home' }),
  ])
  const day = today()
  const withSlots = nearby.providers.map(provider => ({
    provider,
    slot: slots[provider.slug]?.[0] ?? null,
  }))
  const cards = availableFirst(withSlots, day)
    .slice(0, SHOWN)
    .map(({ provider, slot }) => {
      const near = slot && relativeDay(slot.date, day)
      return {
        ...nearbyCard(provider, {
          reviews: count => (count === 0 ? t('new') : t('reviews', { count })),
          ratingLabel: value => ui('rating.label', { value }),
          unit: unit => units(unit),
        }),
        slot: slot && {
          start: slot.start,
          wall: slot.wall,
          offer: slot.offer,
          day: near ? home(`nearby.${near}`) : formatDate(locale, slot.date, 'medium'),
        },
      }
    })
  const availableToday = withSlots.some(({ slot }) => slot?.date === day)
  return jsonData({ city: nearby.city, availableToday, cards })
}

/** Good providers of a city with their next free start, those free today first: what the home page shows. */
export async function GET(request: NextRequest): Promise<Response> {
  try {
    return await answer(request)
  } catch (error) {
    log.error({ err: error }, 'nearby failed')
    return jsonError('unavailable', 503)
  }
}
