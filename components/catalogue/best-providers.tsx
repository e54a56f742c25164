import { PageHearts } from '@/components/favourites/page-hearts'
import { cardWords } from '@/components/providers/card-words'
import { LiveSlots } from '@/components/providers/live-slots'
import { ResultCard } from '@/components/providers/result-card'
import { Static } from '@/components/ui/static'
import type { Locale } from '@/lib/i18n/routing'
import type { ProviderCard } from '@/lib/search/queries/cards'

type Props = { locale: Locale; cards: readonly ProviderCard[]; inCity?: boolean; level?: 'h2' | 'h3' }

/** Cards of a page that is kept for everybody; the browser puts the free starts in. */
export async function BestProviders({ locale, cards, inCity = false, level = 'h3' }: Props) {
  const words = await cardWords(locale, null)
  return (
    <>
      <Static as="ul" className="results">
        {cards.map(card => (
          <ResultCard key={card.id} card={card} words={words} level={level} inCity={inCity} />
        ))}
      </Static>
      <LiveSlots locale={locale} none={words.noSlots} />
      <PageHearts locale={locale} />
    </>
  )
}
