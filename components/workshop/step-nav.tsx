import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { STEPS, type Step } from '@/lib/providers/domain/steps'

type StepNavProps = {
  locale: Locale
  current: Step
  done: ReadonlySet<Step>
  /** Before the draft exists only the first step can be taken. */
  begun: boolean
}

/** The steps with where one is and what is done; every one that can be taken is a link. */
export async function StepNav({ locale, current, done, begun }: StepNavProps) {
  const t = await getTranslations({ locale, namespace: 'workbench.steps' })
  const at = STEPS.indexOf(current) + 1
  return (
    <nav aria-label={t('label')} className="grid gap-3">
      <p className="hint">{t('progress', { at, of: STEPS.length })}</p>
      <progress className="step-bar" value={at} max={STEPS.length} aria-label={t('label')} />
      <ol className="flex flex-wrap gap-2">
        {STEPS.map(step => {
          const words = (
            <>
              {done.has(step) ? <Icon name="check" label={t('done')} /> : null}
              {t(`name.${step}`)}
            </>
          )
          return (
            <li key={step}>
              {begun || step === 'identity' ? (
                <a
                  className="chip"
                  href={localePath(locale, `/pro/onboarding?step=${step}`)}
                  aria-current={step === current ? 'step' : undefined}
                >
                  {words}
                </a>
              ) : (
                <span className="chip text-muted">{words}</span>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
