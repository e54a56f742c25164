import { getTranslations } from 'next-intl/server'
import type { PriceUnit } from '@/lib/catalogue/domain'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate, relativeDay } from '@/lib/time/format'
import type { LocalDate } from '@/lib/time/zone'

/** The words of result cards. Twenty cards say the same few things: each is put together once. */
export type CardWords = {
  locale: Locale
  reviews(count: number): string
  jobs(count: number): string
  responds(minutes: number): string
  distance(km: number): string
  neighbours(count: number): string
  favourite(name: string): string
  day(date: LocalDate): string
  unit(unit: PriceUnit): string
  /** "4,9" */
  rating(value: number): string
  ratingLabel(value: string): string
  from: string
  isNew: string
  verified: string
  club: string
  instant: string
  noSlots: string
}

function once<Key extends string | number>(say: (key: Key) => string): (key: Key) => string {
  const said = new Map<Key, string>()
  return key => {
    let text = said.get(key)
    if (text === undefined) {
      text = say(key)
      said.set(key, text)
    }
    return text
  }
}

/** What does not depend on the day. The numbers that cards show are few, so these stay with the process. */
async function lastingWords(locale: Locale) {
  const [t, units, ui] = await Promise.all([
    getTranslations({ locale, namespace: 'cards' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'ui' }),
  ])
  // Twenty names a page: a sentence without plurals needs no reading each time.
  const favourite = t('favourite', { name: '{name}' })
  return {
    locale,
    near: { today: t('today'), tomorrow: t('tomorrow') },
    reviews: once((count: number) => t('reviews', { count })),
    jobs: once((count: number) => t('jobs', { count })),
    responds: once((minutes: number) =>
      minutes < 60
        ? t('responds_minutes', { count: minutes })
        : t('responds_hours', { count: Math.round(minutes / 60) }),
    ),
    distance: (km: number) =>
      km < 1
        ? t('distance_near')
        : t('distance', { km: String(km < 10 ? Math.round(km * 2) / 2 : Math.round(km)).replace('.', ',') }),
    neighbours: once((count: number) => t('neighbours', { count })),
    favourite: (name: string) => favourite.replace('{name}', name),
    unit: once((unit: PriceUnit) => units(unit)),
    rating: (value: number) => value.toFixed(1).replace('.', ','),
    ratingLabel: once((value: string) => ui('rating.label', { value })),
    from: t('from'),
    isNew: t('new'),
    verified: ui('verified'),
    club: ui('club'),
    instant: t('instant'),
    noSlots: t('no_slots'),
  }
}

const lasting = new Map<Locale, ReturnType<typeof lastingWords>>()

/** @param today the Moroccan day; null on pages that are kept, where "today" would grow old */
export async function cardWords(locale: Locale, today: LocalDate | null): Promise<CardWords> {
  const known = lasting.get(locale) ?? lastingWords(locale)
  lasting.set(locale, known)
  const { near, ...words } = await known
  const day = once((date: LocalDate) => {
    const relative = today && relativeDay(date, today)
    return relative ? near[relative] : formatDate(locale, date, 'medium')
  })
  return { ...words, day }
}
