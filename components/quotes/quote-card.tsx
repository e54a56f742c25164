import { getTranslations } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { Field, TextareaField } from '@/components/forms/field'
import type { Messages } from '@/components/forms/message-for'
import { ratingText } from '@/components/profile/words'
import { Avatar } from '@/components/ui/avatar'
import { LinkButton } from '@/components/ui/button'
import { localePath } from '@/components/ui/locale-path'
import { Rating } from '@/components/ui/rating'
import { Card } from '@/components/ui/surface'
import { StatusBadge, VerifiedMark } from '@/components/ui/tag'
import { localName } from '@/lib/catalogue/domain'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { counterQuote, declineQuote } from '@/lib/quotes/actions'
import type { QuoteStepName } from '@/lib/quotes/domain/steps'
import type { OwnQuote } from '@/lib/quotes/queries/own'
import { QuoteLines } from './lines'
import { StepForm } from './step-form'
import { untilText } from './words'

type QuoteCardProps = {
  locale: Locale
  requestId: string
  quote: OwnQuote
  /** From the table of steps: there is a button exactly for what is possible. */
  allowed: readonly QuoteStepName[]
  errors: Messages
}

async function Head({ locale, quote }: Pick<QuoteCardProps, 'locale' | 'quote'>) {
  const [t, ui, profile] = await Promise.all([
    getTranslations({ locale, namespace: 'quotes' }),
    getTranslations({ locale, namespace: 'ui' }),
    getTranslations({ locale, namespace: 'profile' }),
  ])
  const name = localName(locale, quote)
  const rating = quote.ratingCount > 0 ? ratingText(quote.ratingSum / quote.ratingCount) : null
  return (
    <header className="grid gap-2">
      <div className="flex items-center gap-3">
        <Avatar name={name} seed={quote.avatarSeed} />
        <div className="min-w-0">
          <h3 className="text-base">
            <a className="link" href={localePath(locale, `/providers/${quote.slug}`)}>
              {name}
            </a>{' '}
            {quote.verified ? <VerifiedMark label={ui('verified')} /> : null}
          </h3>
          <p className="hint">
            {rating ? <Rating value={rating} label={ui('rating.label', { value: rating })} /> : null}{' '}
            {profile('reviews', { count: quote.ratingCount })}
          </p>
        </div>
      </div>
      {quote.status === 'SENT' ? null : (
        <p>
          <StatusBadge status={quote.status} label={t(`quoteStatus.${quote.status}`)} />
        </p>
      )}
    </header>
  )
}

async function Counter({ locale, requestId, quote, allowed, errors }: QuoteCardProps) {
  const [t, ui] = await Promise.all([
    getTranslations({ locale, namespace: 'quotes' }),
    getTranslations({ locale, namespace: 'ui' }),
  ])
  const hidden = { request: requestId, provider: quote.providerId, version: quote.version }
  return (
    <>
      <StepForm
        action={counterQuote}
        messages={errors}
        hidden={hidden}
        possible={allowed.includes('counter')}
        label={t('counter.propose')}
        pending={t('sending')}
        variant="ghost"
        folded
      >
        <Field
          name="total"
          label={t('counter.total')}
          hint={t('counter.hint', { total: formatMoney(locale, quote.total) })}
          inputMode="decimal"
          dir="ltr"
          maxLength={12}
          required
        />
        <TextareaField
          name="note"
          label={t('counter.note')}
          optional={ui('optional')}
          maxLength={500}
          rows={2}
        />
      </StepForm>
      <StepForm
        action={declineQuote}
        messages={errors}
        hidden={hidden}
        possible={allowed.includes('decline')}
        label={t('decline.label')}
        pending={t('sending')}
        variant="danger"
        folded
      >
        <p>{t('decline.sure')}</p>
      </StepForm>
    </>
  )
}

/** One price beside the others: the same rows in the same order, so that the eye can compare. */
export async function QuoteCard(props: QuoteCardProps) {
  const { locale, requestId, quote, allowed } = props
  const [t, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'quotes' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const accept = `/account/quotes/${requestId}/accept?provider=${quote.providerId}`
  const open = quote.status === 'SENT' || quote.status === 'COUNTERED'
  return (
    <Card as="li" className="row-span-4 grid grid-rows-subgrid content-start gap-4" data-quote={quote.slug}>
      <Head {...props} />
      <dl className="grid content-start gap-2">
        <div>
          <dt className="sr-only">{t('total')}</dt>
          <dd className="tnum text-2xl font-semibold">
            <bdi>{formatMoney(locale, quote.total)}</bdi>
          </dd>
        </div>
        <div className="flex justify-between gap-3 text-sm">
          <dt className="hint">{t('facts.duration')}</dt>
          <dd>{durationText(bookings, quote.durationMinutes)}</dd>
        </div>
        {open ? (
          <div className="text-sm">
            <dt className="hint">{t('facts.valid')}</dt>
            <dd>{untilText(t, locale, quote.validUntil)}</dd>
          </div>
        ) : null}
      </dl>
      <div className="grid content-start gap-3">
        <QuoteLines locale={locale} lines={quote.lines} total={quote.total} />
        {quote.message ? (
          <p className="text-sm whitespace-pre-line break-words">
            <bdi>{quote.message}</bdi>
          </p>
        ) : null}
      </div>
      <div className="grid content-end gap-2">
        {quote.status === 'COUNTERED' && quote.counterTotal !== null ? (
          <p className="text-sm text-terracotta">
            {t('counter.waiting', { total: formatMoney(locale, quote.counterTotal) })}
          </p>
        ) : null}
        {allowed.includes('accept') ? (
          <LinkButton href={localePath(locale, accept)} full>
            {t('accept.choose')}
          </LinkButton>
        ) : null}
        {quote.bookingId ? (
          <LinkButton href={localePath(locale, `/account/bookings/${quote.bookingId}`)} full>
            {t('accept.see')}
          </LinkButton>
        ) : null}
        <Counter {...props} />
      </div>
    </Card>
  )
}
