import { getTranslations } from 'next-intl/server'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { EDITIONS, LEGAL_PAGES, type LegalPage } from '@/lib/legal/domain/pages'
import type { Period } from '@/lib/privacy/domain/retention'
import { formatDate } from '@/lib/time/format'
import { FactTable } from './fact-table'
import './legal.css'
import { Linked } from './linked'
import { tables as arTables } from './texts/ar'
import { tables as frTables } from './texts/fr'
import type { Block, LegalText } from './texts/text'

type Props = { locale: Locale; page: LegalPage; text: LegalText }

/** One legal page: its edition, what stands on it, its text, and the way to the others. */
export async function LegalDocument({ locale, page, text }: Props) {
  const t = await getTranslations({ locale, namespace: 'legal' })
  const words = locale === 'ar' ? arTables : frTables
  const period = (span: Period) =>
    'days' in span
      ? t('span.days', { n: span.days })
      : 'months' in span
        ? t('span.months', { n: span.months })
        : t('span.years', { n: span.years })
  const block = (part: Block) => {
    if (typeof part === 'string')
      return (
        <p key={part}>
          <Linked locale={locale} text={part} />
        </p>
      )
    if ('list' in part)
      return (
        <ul key={part.list[0]}>
          {part.list.map(item => (
            <li key={item}>
              <Linked locale={locale} text={item} />
            </li>
          ))}
        </ul>
      )
    if ('terms' in part)
      return (
        <dl key={part.terms[0]?.[0]}>
          {part.terms.map(([term, meaning]) => [
            <dt key={term}>{term}</dt>,
            <dd key={`${term}:`}>
              <Linked locale={locale} text={meaning} />
            </dd>,
          ])}
        </dl>
      )
    return (
      <FactTable
        key={part.table}
        table={part.table}
        words={words}
        label={t(`tables.${part.table}`)}
        period={period}
      />
    )
  }
  return (
    <div className="legal">
      <nav className="legal-contents" aria-labelledby="legal-contents">
        <h2 id="legal-contents" className="text-base">
          {t('contents')}
        </h2>
        <ol className="mt-1">
          {text.sections.map(({ id, title }) => (
            <li key={id}>
              <a className="hover:underline" href={`#${id}`}>
                {title}
              </a>
            </li>
          ))}
        </ol>
      </nav>
      <article className="legal-text">
        <p className="hint">{t('edition', { date: formatDate(locale, EDITIONS[page].since, 'long') })}</p>
        <p>
          <Linked locale={locale} text={text.intro} />
        </p>
        {text.sections.map(({ id, title, body }) => (
          <section key={id} id={id} aria-labelledby={`${id}-title`}>
            <h2 id={`${id}-title`}>{title}</h2>
            {body.map(block)}
          </section>
        ))}
        <nav className="legal-others rule mt-9" aria-labelledby="legal-others">
          <h2 id="legal-others" className="text-base">
            {t('others')}
          </h2>
          <ul className="row mt-1 list-none">
            {LEGAL_PAGES.filter(other => other !== page).map(other => (
              <li key={other}>
                <a
                  className="link inline-flex min-h-11 items-center"
                  href={localePath(locale, `/legal/${other}`)}
                >
                  {t(`names.${other}`)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      </article>
    </div>
  )
}
