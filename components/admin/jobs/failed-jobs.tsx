import { getTranslations } from 'next-intl/server'
import { instantText } from '@/components/bookings/words'
import { EmptyState } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'
import { removeJob, retryJob } from '@/lib/operations/actions'
import type { FailedJob } from '@/lib/operations/queries/failed-jobs'
import { Act } from './act'

/** Jobs that have given up: which, of what kind of error and when; tried again or removed. */
export async function FailedJobs({ locale, jobs }: { locale: Locale; jobs: readonly FailedJob[] }) {
  const [t, bookings] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.jobs' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  if (jobs.length === 0) return <EmptyState icon="check" title={t('jobs.empty')} />
  return (
    <ul className="grid gap-3">
      {jobs.map(job => (
        <Card as="li" key={job.id} className="grid gap-3" data-job={job.id}>
          <div className="grid gap-1">
            <h2 className="text-lg">
              <bdi dir="ltr">{job.task}</bdi>
            </h2>
            <p className="text-muted">
              <bdi dir="ltr">{job.error}</bdi> · {t('attempts', { count: job.attempts })} ·{' '}
              {t('since', { when: instantText(bookings, locale, job.at) })}
            </p>
          </div>
          <div className="flex flex-wrap gap-2">
            <Act
              {...{ locale }}
              action={retryJob}
              name="job"
              value={job.id}
              label={t('jobs.retry')}
              about={job.task}
            />
            <Act
              {...{ locale }}
              action={removeJob}
              name="job"
              value={job.id}
              label={t('jobs.remove')}
              about={job.task}
              variant="ghost"
            />
          </div>
        </Card>
      ))}
    </ul>
  )
}
