import { getTranslations } from 'next-intl/server'
import { Rating } from '@/components/ui/rating'
import type { Locale } from '@/lib/i18n/routing'

type Props = { locale: Locale; sum: number; count: number }

/** What providers have said of a client: the mark and of how many, never who. */
export async function ClientRating({ locale, sum, count }: Props) {
  const [t, ui] = await Promise.all([
    getTranslations({ locale, namespace: 'reviews' }),
    getTranslations({ locale, namespace: 'ui' }),
  ])
  if (count === 0) return <p className="hint">{t('client.none')}</p>
  const value = (sum / count).toFixed(1).replace('.', ',')
  return (
    <p className="row">
      <Rating value={value} label={ui('rating.label', { value })} />
      <span className="text-muted">{t('client.count', { count })}</span>
    </p>
  )
}
