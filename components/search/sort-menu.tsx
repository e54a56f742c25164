import type { Translate } from '@/components/providers/translator'
import { Icon } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n/routing'
import { SORTS } from '@/lib/search/domain/request'
import type { Resolved } from '@/lib/search/queries/resolve'
import { changed, type Fields, searchHref } from './address'

type Props = { locale: Locale; t: Translate; search: Resolved; fields: Fields }

/**
 * The orders as links behind a button: works without JavaScript, and nothing happens while one only looks through
 * the choices with the arrow keys, as it would with a list that sends itself.
 */
export function SortMenu({ locale, t, search, fields }: Props) {
  const rest = changed(fields, { without: ['sort'] })
  const offered = SORTS.filter(sort => sort !== 'distance' || search.origin !== null)
  return (
    <details className="sort">
      <summary className="btn btn-ghost">
        {t('search.sort.label', { sort: t(`search.sort.${search.sort}`) })}
        <Icon name="chevron-down" />
      </summary>
      <ul>
        {offered.map(sort => (
          <li key={sort}>
            <a
              href={searchHref(locale, [...rest, ['sort', sort]])}
              aria-current={sort === search.sort ? 'true' : undefined}
            >
              {t(`search.sort.${sort}`)}
            </a>
          </li>
        ))}
      </ul>
    </details>
  )
}
