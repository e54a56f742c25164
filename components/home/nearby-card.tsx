import { Avatar } from '@/components/ui/avatar'
import { Icon } from '@/components/ui/icon'
import { Rating } from '@/components/ui/rating'
import type { NearbyCard as Card } from '@/lib/catalogue/domain-nearby'

export type CardWords = { verified: string; from: string; see: string }

type Props = { card: Card; base: string; words: CardWords }

/** Who, how good, from which price, and when: one link to the profile, one to the booking of the next start. */
export function NearbyCard({ card, base, words }: Props) {
  const profile = `${base}/providers/${card.slug}`
  const { slot } = card
  return (
    <li className="card near-card" data-provider={card.slug}>
      <Avatar name={card.name} seed={card.avatarSeed} />
      <div className="min-w-0">
        <h3>
          <a className="near-name" href={profile}>
            <bdi>{card.name}</bdi>
          </a>{' '}
          {card.verified ? <Icon name="badge-check" className="verified" label={words.verified} /> : null}
        </h3>
        <p>
          {card.trade} · {card.place}
        </p>
        <p>
          {card.rating ? (
            <>
              <Rating value={card.rating.value} label={card.rating.label} />{' '}
            </>
          ) : null}
          <span className="ms-1">{card.reviews}</span>
        </p>
      </div>
      <div className="near-foot rule">
        {card.amount === null ? (
          <span className="price">{card.unit}</span>
        ) : (
          <span className="price">
            {words.from}{' '}
            <b>
              <bdi>{card.amount}</bdi>
            </b>{' '}
            {card.unit}
          </span>
        )}
        {slot ? (
          <a
            className="near-slot"
            href={`${profile}/book?offer=${slot.offer}&start=${slot.start}`}
            data-start={slot.start}
          >
            {slot.day} {slot.wall}
          </a>
        ) : (
          <a className="near-slot" href={profile}>
            {words.see}
          </a>
        )}
      </div>
    </li>
  )
}
