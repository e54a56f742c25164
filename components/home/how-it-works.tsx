import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import type { IconName } from '@/components/ui/icon-names'
import type { Locale } from '@/lib/i18n/routing'

const STEPS = ['say', 'choose', 'done'] as const
const PROMISES = [
  ['identity', 'badge-check'],
  ['price', 'wallet'],
  ['cash', 'banknote'],
  ['address', 'shield-check'],
] as const satisfies readonly (readonly [string, IconName])[]

/** Three steps to a booking, and what one can rely on: only what is true today. */
export async function HowItWorks({ locale }: { locale: Locale }) {
  const t = await getTranslations({ locale, namespace: 'home' })
  return (
    <>
      <section className="stack" aria-labelledby="steps">
        <h2 id="steps">{t('steps.title')}</h2>
        <ol className="steps">
          {STEPS.map(step => (
            <li key={step}>
              <h3>{t(`steps.${step}.title`)}</h3>
              <p>{t(`steps.${step}.text`)}</p>
            </li>
          ))}
        </ol>
      </section>
      <section className="stack" aria-labelledby="trust">
        <h2 id="trust">{t('trust.title')}</h2>
        <ul className="trust">
          {PROMISES.map(([promise, icon]) => (
            <li key={promise}>
              <Icon name={icon} />
              <h3>{t(`trust.${promise}.title`)}</h3>
              <p>{t(`trust.${promise}.text`)}</p>
            </li>
          ))}
        </ul>
      </section>
    </>
  )
}
