import { getTranslations } from 'next-intl/server'
import { errorMessages } from '@/components/forms/error-messages'
import type { Messages } from '@/components/forms/message-for'
import { LinkButton } from '@/components/ui/button'
import { Alert } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { StatusBadge } from '@/components/ui/tag'
import { localName } from '@/lib/catalogue/domain'
import type { Locale } from '@/lib/i18n/routing'
import { closeQuotes } from '@/lib/quotes/actions'
import { allowedQuoteSteps } from '@/lib/quotes/domain/decide'
import { seenFacts } from '@/lib/quotes/domain/view'
import type { OwnRequest } from '@/lib/quotes/queries/own'
import { QuoteCard } from './quote-card'
import { Fact, RequestFacts } from './request-facts'
import { StepForm } from './step-form'
import { Thread } from './thread'
import { serviceText, untilText } from './words'

type OwnDetailProps = { locale: Locale; request: OwnRequest; justSent: boolean; now: Date }

const stepsOf = (request: OwnRequest, providerId: number, now: Date) => {
  const quote = request.quotes.find(each => each.providerId === providerId) ?? null
  const spoken = request.messages.some(message => message.providerId === providerId)
  // Who was only asked has nothing to accept: how that business stands does not matter.
  const standing = quote?.standing ?? 'APPROVED'
  const facts = seenFacts(request, quote, { taken: request.quotes.length, passed: false, spoken, standing })
  return allowedQuoteSteps(facts, 'client', now)
}

async function Notice({ locale, request, justSent }: Omit<OwnDetailProps, 'now'>) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  if (request.status !== 'OPEN') return null
  if (justSent) {
    return (
      <Alert tone="success" title={t('detail.sent')}>
        {t('detail.sentHint')}
      </Alert>
    )
  }
  if (request.quotes.length > 0) return null
  const when = untilText(t, locale, request.expiresAt)
  return (
    <Alert tone="info" title={t('detail.waiting')}>
      {t('detail.waitingHint', { count: request.invited.length, when })}
    </Alert>
  )
}

async function Threads({
  locale,
  request,
  now,
  errors,
}: Omit<OwnDetailProps, 'justSent'> & { errors: Messages }) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  const asked = request.invited.filter(({ providerId }) =>
    request.messages.some(message => message.providerId === providerId),
  )
  if (asked.length === 0) return null
  return (
    <section className="grid gap-5" aria-labelledby="questions">
      <h2 id="questions" className="text-xl">
        {t('thread.title')}
      </h2>
      {asked.map(provider => (
        <section key={provider.providerId} className="grid gap-3" aria-label={localName(locale, provider)}>
          <h3 className="text-base">{localName(locale, provider)}</h3>
          <Thread
            locale={locale}
            side="client"
            other={localName(locale, provider)}
            messages={request.messages.filter(message => message.providerId === provider.providerId)}
            errors={errors}
            hidden={{ request: request.id, provider: provider.providerId }}
            possible={stepsOf(request, provider.providerId, now).includes('answer')}
          />
        </section>
      ))}
    </section>
  )
}

/** One request of the client: the prices side by side, the questions, and what can be done now. */
export async function OwnDetail({ locale, request, justSent, now }: OwnDetailProps) {
  const [t, bookings, errors] = await Promise.all([
    getTranslations({ locale, namespace: 'quotes' }),
    getTranslations({ locale, namespace: 'bookings.detail' }),
    errorMessages(locale, 'quotes', 'auth', 'not_found'),
  ])
  const count = request.quotes.length
  return (
    <div className="grid gap-8">
      <header className="grid gap-2">
        <a className="link w-fit py-2" href={localePath(locale, '/account/quotes')}>
          <Icon name="arrow-left" /> {t('detail.back')}
        </a>
        <h1>{serviceText(locale, request)}</h1>
        <p className="row">
          <StatusBadge status={request.status} label={t(`status.${request.status}`)} />
          <span className="text-muted">
            <bdi>{bookings('reference', { reference: request.reference })}</bdi>
          </span>
        </p>
      </header>
      <Notice locale={locale} request={request} justSent={justSent} />
      {count > 0 ? (
        <section className="grid gap-4" aria-labelledby="quotes">
          <h2 id="quotes" className="text-xl">
            {t('detail.quotes', { count })}
          </h2>
          <ul className="grid auto-rows-auto gap-4 sm:grid-cols-[repeat(auto-fit,minmax(13.5rem,1fr))]">
            {request.quotes.map(quote => (
              <QuoteCard
                key={quote.id}
                locale={locale}
                requestId={request.id}
                quote={quote}
                allowed={stepsOf(request, quote.providerId, now)}
                errors={errors}
              />
            ))}
          </ul>
        </section>
      ) : null}
      <Threads locale={locale} request={request} now={now} errors={errors} />
      <section className="grid max-w-text gap-4" aria-labelledby="job">
        <h2 id="job" className="text-xl">
          {t('detail.job')}
        </h2>
        <RequestFacts locale={locale} job={request}>
          <Fact term={t('facts.address')}>
            <p>
              <bdi>{request.address}</bdi>
            </p>
            {request.landmark ? (
              <p className="text-muted">
                <bdi>{request.landmark}</bdi>
              </p>
            ) : null}
            <p className="hint">{t('facts.addressHidden')}</p>
          </Fact>
        </RequestFacts>
        <StepForm
          action={closeQuotes}
          messages={errors}
          hidden={{ request: request.id }}
          possible={request.status === 'OPEN'}
          label={t('close.label')}
          pending={t('sending')}
          variant="danger"
          folded
        >
          <p>{t('close.sure')}</p>
        </StepForm>
        {request.status === 'OPEN' ? null : (
          <LinkButton href={localePath(locale, '/quotes/new')} variant="ghost" className="w-fit">
            {t('list.ask')}
          </LinkButton>
        )}
      </section>
    </div>
  )
}
