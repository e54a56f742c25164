import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/feedback'
import {
  closeJob,
  completeJob,
  declineExtra,
  signExtra,
  signExtraWithCode,
  startJob,
} from '@/lib/bookings/actions/work'
import type { allowedTransitions } from '@/lib/bookings/domain/decide'
import type { TransitionName } from '@/lib/bookings/domain/transition-names'
import type { BookingJob } from '@/lib/bookings/queries/job'
import type { BookingView } from '@/lib/bookings/queries/view'
import { formatMoney } from '@/lib/core/money'
import type { Locale } from '@/lib/i18n/routing'
import type { Side } from '../booking-list'
import { instantText } from '../words'
import { CancelRecord, type Terms } from './cancel-terms'
import { CodeCard } from './code-card'
import { CodeForm } from './code-form'
import { ExtraForm } from './extra-form'
import { Extras } from './extras'
import { NoShowForm } from './no-show-form'
import { TapForm } from './tap-form'

export type Work = {
  job: BookingJob
  /** The client's digits; null on every page of the provider. */
  code: string | null
  /** When the job may begin at the earliest. */
  opensAt: Date
  /** What calling off would cost the client now; null for the provider. */
  terms: Terms | null
}

type WorkPanelProps = {
  locale: Locale
  side: Side
  booking: BookingView
  allowed: ReturnType<typeof allowedTransitions>
  work: Work
}

const openExtra = ({ extras }: BookingJob) => extras.find(extra => extra.status === 'OPEN')

async function ClientWork({ locale, booking, allowed, work }: WorkPanelProps) {
  const t = await getTranslations({ locale, namespace: 'bookings.work' })
  const can = (name: TransitionName) => allowed.some(step => step.name === name)
  const provider = locale === 'ar' ? booking.providerAr : booking.providerFr
  const waiting = openExtra(work.job)
  const moment = booking.status === 'CONFIRMED' ? 'start' : waiting ? 'extra' : 'end'
  const total = (work.job.payable ?? 0) + (waiting?.total ?? 0)
  return (
    <>
      {waiting ? (
        <Alert tone="info" title={t('extra.asked', { name: provider })}>
          <p>
            {t('extra.newTotal', {
              extra: formatMoney(locale, waiting.total),
              total: formatMoney(locale, total),
            })}
          </p>
        </Alert>
      ) : null}
      <TapForm
        {...{ locale, booking }}
        action={signExtra}
        label={t('extra.sign')}
        possible={can('sign_extra')}
      />
      <TapForm
        {...{ locale, booking }}
        action={declineExtra}
        label={t('extra.decline')}
        variant="ghost"
        possible={can('decline_extra')}
      />
      {work.code ? <CodeCard {...{ locale, moment, provider }} code={work.code} /> : null}
      <TapForm
        {...{ locale, booking }}
        action={completeJob}
        label={t('do.complete')}
        variant={waiting ? 'ghost' : 'primary'}
        possible={can('complete')}
      >
        <p className="hint">
          {work.job.payable === null
            ? t('completeUnpriced')
            : t('completeHint', { amount: formatMoney(locale, work.job.payable) })}
        </p>
      </TapForm>
    </>
  )
}

async function ProviderWork({ locale, booking, allowed, work }: WorkPanelProps) {
  const t = await getTranslations({ locale, namespace: 'bookings' })
  const can = (name: TransitionName) => allowed.some(step => step.name === name)
  const { job, opensAt } = work
  const waiting = openExtra(job)
  const early = booking.status === 'CONFIRMED' && !can('start') && !can('no_show')
  const room = Math.max(0, (job.agreedCap ?? 0) - (job.payable ?? 0))
  return (
    <>
      {early ? (
        <Alert tone="info" title={t('work.opens', { when: instantText(t, locale, opensAt) })} />
      ) : null}
      <CodeForm {...{ locale, booking }} kind="start" action={startJob} possible={can('start')} />
      {waiting ? <Alert tone="info" title={t('work.extra.waits')} /> : null}
      <CodeForm
        {...{ locale, booking }}
        kind="sign"
        action={signExtraWithCode}
        possible={can('sign_extra')}
      />
      <TapForm
        {...{ locale, booking }}
        action={declineExtra}
        label={t('work.extra.retract')}
        variant="ghost"
        possible={can('decline_extra')}
      />
      <CodeForm
        {...{ locale, booking }}
        kind="close"
        action={closeJob}
        possible={can('complete') && !waiting}
      />
      <ExtraForm {...{ locale, booking, room }} possible={can('add_extra')} />
    </>
  )
}

/** The job itself: what this person can do for it now. */
export async function WorkPanel(props: WorkPanelProps) {
  const { locale, side, booking, allowed, work } = props
  const calledOff =
    booking.status === 'CANCELLED' &&
    booking.cancelledBy === 'client' &&
    booking.reasonCode === null &&
    work.job.confirmedAt !== null
  const noShow = allowed.some(step => step.name === 'no_show')
  return (
    <div className="contents">
      {side === 'client' ? <ClientWork {...props} /> : <ProviderWork {...props} />}
      <NoShowForm {...{ locale, side, booking }} possible={noShow} />
      {calledOff ? <CancelRecord locale={locale} job={work.job} /> : null}
      <Extras locale={locale} extras={work.job.extras} />
    </div>
  )
}
