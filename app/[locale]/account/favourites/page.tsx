import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { PageHearts } from '@/components/favourites/page-hearts'
import { cardWords } from '@/components/providers/card-words'
import { ResultCard } from '@/components/providers/result-card'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { Static } from '@/components/ui/static'
import { database } from '@/db/client'
import { requireRole } from '@/lib/core/page-guard'
import { favouriteCards } from '@/lib/favourites/queries'
import { isLocale } from '@/lib/i18n/routing'
import { now, today } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'favourites' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** The providers a client has marked, with their next free starts. */
export default async function FavouritesPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/account/favourites', 'CLIENT')
  const [cards, words, t] = await Promise.all([
    favouriteCards(database(), user, { locale, now: now() }),
    cardWords(locale, today()),
    getTranslations({ locale, namespace: 'favourites' }),
  ])
  return (
    <div className="grid gap-6">
      <h1>{t('title')}</h1>
      {cards.length === 0 ? (
        <EmptyState
          icon="heart"
          title={t('empty')}
          actions={<LinkButton href={localePath(locale, '/search')}>{t('find')}</LinkButton>}
        >
          {t('emptyHint')}
        </EmptyState>
      ) : (
        <Static as="ul" className="results">
          {cards.map(card => (
            <ResultCard key={card.id} card={card} words={words} favourite />
          ))}
        </Static>
      )}
      <PageHearts locale={locale} />
    </div>
  )
}
