import { getTranslations } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { Icon } from '@/components/ui/icon'
import { BOOKING_POLICY } from '@/lib/bookings/domain/policy'
import { localName } from '@/lib/catalogue/domain'
import type { Service } from '@/lib/catalogue/queries'
import type { Locale } from '@/lib/i18n/routing'
import { rangeText } from './price-range'
import { usualRange } from './service-rows'

const MOST_EXAMPLES = 3

type Props = { locale: Locale; trade: string; services: readonly Service[] }

/** Questions answered from the catalogue and the booking rules: no answer can differ from what the site does. */
export async function Faq({ locale, trade, services }: Props) {
  const [t, units, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'catalogue' }),
    getTranslations({ locale, namespace: 'units' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const examples = services.toSorted((a, b) => Number(b.popular) - Number(a.popular)).slice(0, MOST_EXAMPLES)
  const list = examples
    .map(service => `${localName(locale, service)} : ${rangeText(t, units, usualRange(service))}`)
    .map(text => (locale === 'ar' ? text.replace(' : ', ': ') : text))
    .join(locale === 'ar' ? '؛ ' : ' ; ')
  const minutes = services.map(service => service.durationMinutes)
  const [shortest, longest] = [Math.min(...minutes), Math.max(...minutes)]
  const answers = [
    [t('faq.price_q', { trade }), t('faq.price_a', { list })],
    [
      t('faq.duration_q'),
      t('faq.duration_a', {
        shortest: shortest === longest ? 'same' : durationText(bookings, shortest),
        longest: durationText(bookings, longest),
      }),
    ],
    [t('faq.cancel_q'), t('faq.cancel_a', { hours: BOOKING_POLICY.freeBefore / 60 })],
    [t('faq.pay_q'), t('faq.pay_a')],
  ] as const
  return (
    <section className="grid gap-3" aria-labelledby="faq">
      <h2 id="faq" className="text-xl">
        {t('faq.title')}
      </h2>
      <div className="faq">
        {answers.map(([question, answer]) => (
          <details key={question}>
            <summary>
              {question}
              <Icon name="chevron-down" />
            </summary>
            <p>{answer}</p>
          </details>
        ))}
      </div>
    </section>
  )
}
