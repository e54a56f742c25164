import { getTranslations } from 'next-intl/server'
import { durationText } from '@/components/bookings/words'
import { errorMessages } from '@/components/forms/error-messages'
import type { Messages } from '@/components/forms/message-for'
import { LinkButton } from '@/components/ui/button'
import { Alert } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { personName } from '@/components/ui/person-name'
import { Panel } from '@/components/ui/surface'
import { StatusBadge } from '@/components/ui/tag'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import { agreeToCounter, keepPrice, passOnQuote, withdrawQuote } from '@/lib/quotes/actions'
import { allowedQuoteSteps } from '@/lib/quotes/domain/decide'
import type { QuoteStepName } from '@/lib/quotes/domain/steps'
import { invitationState, seenFacts } from '@/lib/quotes/domain/view'
import type { Invitation, InvitedQuote } from '@/lib/quotes/queries/invited'
import { QuoteLines } from './lines'
import { Fact, RequestFacts } from './request-facts'
import { SendForm } from './send-form'
import { StepForm } from './step-form'
import { Thread } from './thread'
import { serviceText, untilText } from './words'

type Steps = { locale: Locale; requestId: string; allowed: readonly QuoteStepName[]; errors: Messages }

/** The client's counter-offer, to take or not. */
async function Counter({ locale, requestId, allowed, errors, quote }: Steps & { quote: InvitedQuote }) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  const hidden = { request: requestId, version: quote.version }
  return (
    <div className="grid gap-3 empty:hidden">
      {quote.status === 'COUNTERED' && quote.counterTotal !== null ? (
        <Alert tone="info" title={t('counter.received', { total: formatMoney(locale, quote.counterTotal) })}>
          {quote.counterNote ? (
            <p className="whitespace-pre-line break-words">
              <bdi>{quote.counterNote}</bdi>
            </p>
          ) : null}
        </Alert>
      ) : null}
      <StepForm
        action={agreeToCounter}
        messages={errors}
        hidden={hidden}
        possible={allowed.includes('agree')}
        label={t('counter.agree', { total: formatMoney(locale, quote.counterTotal ?? quote.total) })}
        pending={t('sending')}
      />
      <StepForm
        action={keepPrice}
        messages={errors}
        hidden={hidden}
        possible={allowed.includes('keep')}
        label={t('counter.keep', { total: formatMoney(locale, quote.total) })}
        pending={t('sending')}
        variant="ghost"
      />
    </div>
  )
}

/** The own price as the client sees it. */
async function OwnQuotePanel({ locale, requestId, allowed, errors, quote }: Steps & { quote: InvitedQuote }) {
  const [t, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'quotes' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  return (
    <Panel className="grid gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="text-lg">{t('pro.yours')}</h2>
        <StatusBadge status={quote.status} label={t(`quoteStatus.${quote.status}`)} />
      </div>
      <QuoteLines locale={locale} lines={quote.lines} total={quote.total} />
      <p className="hint">
        {durationText(bookings, quote.durationMinutes)} · {t('facts.valid')}{' '}
        {untilText(t, locale, quote.validUntil)}
      </p>
      {quote.bookingId ? (
        <LinkButton href={localePath(locale, `/pro/bookings/${quote.bookingId}`)} full>
          {t('accept.see')}
        </LinkButton>
      ) : null}
      <Counter locale={locale} requestId={requestId} allowed={allowed} errors={errors} quote={quote} />
      <StepForm
        action={withdrawQuote}
        messages={errors}
        hidden={{ request: requestId, version: quote.version }}
        possible={allowed.includes('withdraw')}
        label={t('withdraw.label')}
        pending={t('sending')}
        variant="danger"
        folded
      >
        <p>{t('withdraw.sure')}</p>
      </StepForm>
    </Panel>
  )
}

type InvitationDetailProps = {
  locale: Locale
  invitation: Invitation
  /** Null when no offer fits any more: then no price can be sent. */
  usualMinutes: number | null
  now: Date
}

/** One request as an invited provider may see it: the job, the district, the own price and thread. */
export async function InvitationDetail({ locale, invitation, usualMinutes, now }: InvitationDetailProps) {
  const [t, bookings, errors] = await Promise.all([
    getTranslations({ locale, namespace: 'quotes' }),
    getTranslations({ locale, namespace: 'bookings.detail' }),
    errorMessages(locale, 'quotes', 'auth', 'not_found'),
  ])
  const { quote, messages, taken, passed, standing, id } = invitation
  const facts = seenFacts(invitation, quote, { taken, passed, standing, spoken: messages.length > 0 })
  const allowed = allowedQuoteSteps(facts, 'provider', now)
  const client = personName(locale, `${invitation.clientFirstName} ${invitation.clientInitial}.`)
  const state = invitationState(invitation)
  const maySend = allowed.includes('send')
  const mayEdit = allowed.includes('edit')
  const steps = { locale, requestId: id, allowed, errors }
  return (
    <div className="grid gap-8">
      <header className="grid gap-2">
        <a className="link w-fit py-2" href={localePath(locale, '/pro/quotes')}>
          <Icon name="arrow-left" /> {t('pro.back')}
        </a>
        <h1>{serviceText(locale, invitation)}</h1>
        <p className="row">
          <StatusBadge status={state} label={t(`invitation.${state}`)} />
          <span className="text-muted">
            <bdi>{bookings('reference', { reference: invitation.reference })}</bdi>
          </span>
        </p>
      </header>
      {state === 'NEW' ? (
        <Alert tone="info" title={t('pro.before', { when: untilText(t, locale, invitation.expiresAt) })}>
          {t('pro.taken', { count: taken })}
        </Alert>
      ) : null}
      {state === 'FULL' ? <Alert tone="info" title={t('pro.full')} /> : null}
      <div className="grid items-start gap-8 lg:grid-cols-[1fr_372px] lg:gap-11">
        <div className="grid gap-8">
          <RequestFacts locale={locale} job={invitation}>
            <Fact term={bookings('client')}>
              <bdi>{client}</bdi>
              <p className="hint">{t('pro.hidden')}</p>
            </Fact>
          </RequestFacts>
          <section className="grid gap-4" aria-labelledby="questions">
            <h2 id="questions" className="text-xl">
              {t('thread.title')}
            </h2>
            <Thread
              locale={locale}
              side="provider"
              other={client}
              messages={messages}
              errors={errors}
              hidden={{ request: id }}
              possible={allowed.includes('question')}
            />
          </section>
        </div>
        <div className={quote ? 'grid gap-4 max-lg:order-first lg:sticky lg:top-6' : 'grid gap-4'}>
          {quote ? <OwnQuotePanel {...steps} quote={quote} /> : null}
          <StepForm
            action={passOnQuote}
            messages={errors}
            hidden={{ request: id }}
            possible={allowed.includes('pass')}
            label={t('pass.label')}
            pending={t('sending')}
            variant="danger"
            folded
          >
            <p>{t('pass.sure')}</p>
          </StepForm>
        </div>
      </div>
      {(maySend || mayEdit) && usualMinutes !== null ? (
        <section className="grid gap-4" aria-labelledby="send">
          <h2 id="send" className="text-xl">
            {mayEdit ? t('send.edit') : t('send.title')}
          </h2>
          <SendForm
            key={quote?.version ?? 0}
            locale={locale}
            requestId={id}
            quote={quote}
            usualMinutes={usualMinutes}
            errors={errors}
          />
        </section>
      ) : null}
      {maySend && usualMinutes === null ? <Alert tone="info" title={t('pro.noOffer')} /> : null}
    </div>
  )
}
