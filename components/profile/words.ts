import type { getTranslations } from 'next-intl/server'

type Words = Awaited<ReturnType<typeof getTranslations<'profile'>>>

/** "4,9", with the comma of both languages. */
export const ratingText = (rating: number): string => rating.toFixed(1).replace('.', ',')

/** "12 min", "2 h": how long this person takes to answer. */
export function responseText(t: Words, minutes: number): string {
  return minutes < 60 ? t('minutes', { minutes }) : t('hours', { hours: Math.round(minutes / 60) })
}
