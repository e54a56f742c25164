import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { Icon } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n/routing'

type Shown = { id: string; mime: string; caption?: string; width: number | null; height: number | null }

type PhotoStripProps = {
  locale: Locale
  files: readonly Shown[]
  /** What stands under each, e.g. the way to withdraw it. */
  below?: ((id: string) => ReactNode) | undefined
}

/** Photos and documents side by side; each opens whole in a tab of its own. Nothing when there are none. */
export async function PhotoStrip({ locale, files, below }: PhotoStripProps) {
  const t = await getTranslations({ locale, namespace: 'files.photos' })
  if (files.length === 0) return null
  return (
    <ul className="photo-row">
      {files.map(({ id, mime, caption, width, height }, index) => {
        const number = index + 1
        const isPicture = mime.startsWith('image/')
        const name = caption || (isPicture ? t('photo', { number }) : t('document', { number }))
        return (
          <li key={id} className="photo-tile">
            <a
              href={`/api/files/${id}`}
              target="_blank"
              rel="noopener"
              aria-label={t('open', { name })}
              className="photo-face"
            >
              {isPicture ? (
                <img
                  src={`/api/files/${id}?w=480`}
                  alt=""
                  width={width ?? undefined}
                  height={height ?? undefined}
                  loading="lazy"
                  decoding="async"
                />
              ) : (
                <Icon name="file-text" />
              )}
            </a>
            {below?.(id)}
          </li>
        )
      })}
    </ul>
  )
}
