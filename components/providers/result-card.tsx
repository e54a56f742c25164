import { Heart } from '@/components/favourites/heart'
import { Avatar } from '@/components/ui/avatar'
import { Price } from '@/components/ui/price'
import { Rating } from '@/components/ui/rating'
import { Badge, Tag, VerifiedMark } from '@/components/ui/tag'
import { areaText } from '@/lib/i18n/area'
import type { CardSlot, ProviderCard } from '@/lib/search/queries/cards'
import type { CardWords } from './card-words'

type Props = {
  card: ProviderCard
  words: CardWords
  /** Level of the name's heading in its page. */
  level?: 'h2' | 'h3'
  /** Names the district only: the page is about one city. */
  inCity?: boolean
  /** The page is of one's favourites: the heart is set. */
  favourite?: boolean
}

/** No-break spaces inside a fact, so that a line breaks between facts only. */
const whole = (fact: string) => fact.replaceAll(' ', '\u00a0')

function facts(card: ProviderCard, words: CardWords, inCity: boolean): string {
  const place = card.district && inCity ? card.district : areaText(words.locale, card.district, card.city)
  return [
    card.instant ? words.instant : '',
    card.reviews > 0 ? words.reviews(card.reviews) : '',
    card.jobs > 0 ? words.jobs(card.jobs) : '',
    card.neighbours === null ? '' : words.neighbours(card.neighbours),
    words.responds(card.responseMinutes),
    place,
    card.distance === null ? '' : words.distance(card.distance),
  ]
    .filter(Boolean)
    .map(whole)
    .join(' · ')
}

/** The address that books an offer at a start. */
const bookHref = (base: string, offer: number, start: string) => `${base}/book?offer=${offer}&start=${start}`

type SlotsProps = { slots: readonly CardSlot[]; offer: number; base: string; words: CardWords }

/** Free starts as links: one tap to the booking. The day is said once, before its first start. */
function Slots({ slots, offer, base, words }: SlotsProps) {
  if (slots.length === 0) return <p className="result-slots hint">{words.noSlots}</p>
  return (
    <p className="result-slots">
      {slots.flatMap(({ start, wall, date }, i) => {
        const link = (
          <a key={start} className="chip" href={bookHref(base, offer, start)} data-start={start}>
            {wall}
          </a>
        )
        return slots[i - 1]?.date === date ? link : [<span key={date}>{words.day(date)}</span>, link]
      })}
    </p>
  )
}

/**
 * One provider among others: who, how good, what for, when and from which price. No client code. Without `slots`
 * (a page that is kept for everybody) it leaves room that `LiveSlots` fills in the browser.
 */
export function ResultCard({ card, words, level: Heading = 'h2', inCity = false, favourite = false }: Props) {
  const { offer, slots } = card
  const base = `/${words.locale}/providers/${card.slug}`
  const value = words.rating(card.rating)
  return (
    <li className="card result" data-provider={card.slug}>
      <Avatar name={card.name} seed={card.avatarSeed} portrait={card.portrait} size="lg" />
      <div className="result-head">
        <Heading className="result-name">
          <a href={base}>
            <bdi>{card.name}</bdi>
          </a>
          {card.verified ? <VerifiedMark label={words.verified} /> : null}
          {card.club ? <Badge kind="club">{words.club}</Badge> : null}
        </Heading>
        <p className="result-facts">
          {card.reviews > 0 ? (
            <Rating value={value} label={words.ratingLabel(value)} />
          ) : (
            <Tag>{words.isNew}</Tag>
          )}{' '}
          {facts(card, words, inCity)}
        </p>
      </div>
      <p className="result-about" dir="auto">
        {card.about}
      </p>
      {slots === null ? (
        <p className="result-slots" data-slots="" />
      ) : (
        <Slots slots={offer ? slots : []} offer={offer?.id ?? 0} base={base} words={words} />
      )}
      {offer?.price == null ? (
        <p className="result-price price">{words.unit('quote')}</p>
      ) : (
        <Price
          className="result-price"
          centimes={offer.price}
          unit={words.unit(offer.unit)}
          prefix={words.from}
        />
      )}
      <Heart slug={card.slug} label={words.favourite(card.name)} on={favourite} />
    </li>
  )
}
