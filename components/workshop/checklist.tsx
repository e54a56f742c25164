import { getTranslations } from 'next-intl/server'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import type { ChecklistItem, Checklist as Rows } from '@/lib/providers/domain/checklist'
import type { From } from './save-form'

/** Where each item is mended: in the step of the onboarding, or in the workshop. */
const STEP: Record<ChecklistItem, string> = {
  email: '',
  place: 'place',
  bio: 'bio',
  both_bios: 'bio',
  offers: 'offers',
  hours: 'hours',
  documents: 'documents',
  portrait: 'photos',
  gallery: 'photos',
}

function addressOf(locale: Locale, item: ChecklistItem, from: From): string {
  if (item === 'email') {
    const back = encodeURIComponent(localePath(locale, '/pro'))
    return localePath(locale, `/verify-email?callbackUrl=${back}`)
  }
  if (from === 'onboarding') return localePath(locale, `/pro/onboarding?step=${STEP[item]}`)
  if (item === 'documents') return localePath(locale, '/pro/onboarding?step=documents')
  const page = { offers: '/pro/offers', hours: '/pro/availability' }[item as string]
  return localePath(locale, page ?? `/pro/profile#${STEP[item]}`)
}

type ChecklistProps = { locale: Locale; from: From; rows: Rows; openOnly?: boolean }

/** What a profile still needs, and what would help it; each line leads to where it is mended. */
export async function Checklist({ locale, from, rows, openOnly = false }: ChecklistProps) {
  const t = await getTranslations({ locale, namespace: 'workbench.checklist' })
  return (
    <ul className="grid gap-1">
      {rows
        .filter(row => !openOnly || !row.done)
        .map(({ item, required, done }) => (
          <li key={item} className="flex min-h-11 items-center gap-3" data-item={item} data-done={done}>
            <Icon
              name={done ? 'circle-check' : required ? 'circle-alert' : 'info'}
              className={done ? 'text-green' : required ? 'text-terracotta' : 'text-muted'}
              label={done ? t('done') : required ? t('missing') : t('advised')}
            />
            {done ? (
              <span className="text-muted">{t(`item.${item}`)}</span>
            ) : (
              <a className="link py-2.5" href={addressOf(locale, item, from)}>
                {t(`item.${item}`)}
              </a>
            )}
          </li>
        ))}
    </ul>
  )
}
