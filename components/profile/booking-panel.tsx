'use client'

import { type ReactNode, useState } from 'react'
import type { Locale } from '@/lib/i18n/routing'
import { SlotPicker } from './slot-picker'

type PanelOffer = { id: number; name: string; price: ReactNode; total: string | null; duration: string }
type Words = Parameters<typeof SlotPicker>[0]['words'] &
  Record<'offer' | 'all' | 'free' | 'total' | 'quote' | 'book', string>

type BookingPanelProps = { locale: Locale; provider: string; offers: readonly PanelOffer[]; words: Words }

/** Choose what and when; the rest is the booking page, which also works without any of this. */
export function BookingPanel({ locale, provider, offers, words }: BookingPanelProps) {
  const [id, setId] = useState(offers[0]?.id)
  const offer = offers.find(candidate => candidate.id === id) ?? offers[0]
  if (!offer) return null
  return (
    <div className="grid gap-4">
      <p className="min-h-8">{offer.price}</p>
      {offers.length > 1 ? (
        <label className="grid gap-1.5">
          <span className="label">{words.offer}</span>
          <select className="input" value={offer.id} onChange={event => setId(Number(event.target.value))}>
            {offers.map(({ id: value, name }) => (
              <option key={value} value={value}>
                {name}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      <div className="needs-script">
        <SlotPicker locale={locale} provider={provider} offer={offer.id} words={words} />
      </div>
      <dl className="rule grid gap-1.5">
        <div className="flex justify-between gap-4">
          <dt>{offer.name}</dt>
          <dd className="shrink-0 text-muted">{offer.duration}</dd>
        </div>
        {offer.total ? (
          <div className="flex justify-between gap-4 text-lg font-semibold">
            <dt>{words.total}</dt>
            <dd className="tnum shrink-0">
              <bdi>{offer.total}</bdi>
            </dd>
          </div>
        ) : (
          <p className="hint">{words.quote}</p>
        )}
      </dl>
      <a
        className="btn btn-primary btn-lg w-full"
        href={`/${locale}/providers/${provider}/book?offer=${offer.id}`}
      >
        {words.all}
      </a>
      <p className="hint">{words.free}</p>
    </div>
  )
}
