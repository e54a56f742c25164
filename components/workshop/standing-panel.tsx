import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Alert } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import type { OwnProfile } from '@/lib/providers/queries/own'
import { formatDateTime } from '@/lib/time/format'

type StandingPanelProps = { locale: Locale; profile: OwnProfile }

/** How the profile stands with us, why, and what one can do about it. */
export async function StandingPanel({ locale, profile }: StandingPanelProps) {
  const t = await getTranslations({ locale, namespace: 'workbench.standing' })
  const { status, refusal, submittedAt } = profile
  const why = refusal ? (
    <blockquote className="mt-2 border-s-2 border-line ps-3 whitespace-pre-line" dir="auto">
      {refusal}
    </blockquote>
  ) : null
  const link = (path: string, words: string) => (
    <p className="mt-3">
      <LinkButton size="sm" variant="ghost" href={localePath(locale, path)}>
        {words}
      </LinkButton>
    </p>
  )
  if (status === 'APPROVED')
    return (
      <Alert tone="success" title={t('APPROVED.title')}>
        {link(`/providers/${profile.slug}`, t('APPROVED.link'))}
      </Alert>
    )
  if (status === 'SUBMITTED')
    return (
      <Alert tone="success" title={t('SUBMITTED.title')}>
        <p>{t('SUBMITTED.text', { when: submittedAt ? formatDateTime(locale, submittedAt) : '' })}</p>
        {link('/pro/profile/preview', t('preview'))}
      </Alert>
    )
  if (status === 'DRAFT')
    return (
      <Alert tone="info" title={t('DRAFT.title')}>
        <p>{t('DRAFT.text')}</p>
        {link('/pro/onboarding', t('DRAFT.link'))}
      </Alert>
    )
  return (
    <Alert tone="error" title={t(`${status}.title`)}>
      <p>{t(`${status}.text`)}</p>
      {why}
      {status === 'REFUSED' ? link('/pro/onboarding?step=submit', t('REFUSED.link')) : null}
    </Alert>
  )
}
