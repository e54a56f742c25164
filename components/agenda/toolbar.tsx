import { getTranslations } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { AGENDA_VIEWS, type AgendaView, turned, windowOf } from '@/lib/agenda/domain/window'
import type { Locale } from '@/lib/i18n/routing'
import { formatDate } from '@/lib/time/format'
import { addDays, type LocalDate } from '@/lib/time/zone'

type ToolbarProps = { locale: Locale; view: AgendaView; date: LocalDate; today: LocalDate }

const href = (locale: Locale, view: AgendaView, date: LocalDate) =>
  `${localePath(locale, '/pro/agenda')}?view=${view}&date=${date}`

/** "23 nov. – 29 nov.", a day or a month, as the page's second heading. */
function period(locale: Locale, view: AgendaView, date: LocalDate): string {
  if (view === 'day') return formatDate(locale, date, 'long')
  if (view === 'month') return formatDate(locale, date, 'month')
  const { from } = windowOf('week', date)
  return `${formatDate(locale, from, 'short')} – ${formatDate(locale, addDays(from, 6), 'short')} ${date.slice(0, 4)}`
}

/** Which days, and how to turn the page. Links only. */
export async function Toolbar({ locale, view, date, today }: ToolbarProps) {
  const t = await getTranslations({ locale, namespace: 'agenda' })
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <h2 className="text-xl">{period(locale, view, date)}</h2>
      <nav className="row" aria-label={t('pages')}>
        <LinkButton variant="ghost" size="sm" href={href(locale, view, turned(view, date, -1))}>
          <Icon name="chevron-left" label={t(`before.${view}`)} />
        </LinkButton>
        <LinkButton variant="ghost" size="sm" href={href(locale, view, today)}>
          {t('today')}
        </LinkButton>
        <LinkButton variant="ghost" size="sm" href={href(locale, view, turned(view, date, 1))}>
          <Icon name="chevron-right" label={t(`after.${view}`)} />
        </LinkButton>
      </nav>
      <nav className="row" aria-label={t('views')}>
        {AGENDA_VIEWS.map(each => (
          <a
            key={each}
            className="chip"
            aria-current={each === view ? 'page' : undefined}
            href={href(locale, each, date)}
          >
            {t(`view.${each}`)}
          </a>
        ))}
      </nav>
    </div>
  )
}
