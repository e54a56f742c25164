import { getTranslations } from 'next-intl/server'
import { Photo } from '@/components/files/photo'
import type { Locale } from '@/lib/i18n/routing'
import type { Photos } from '@/lib/providers/queries/photos'

/** Photos of a provider's work; each opens whole. Nothing when there are none. */
export async function Gallery({ locale, photos }: { locale: Locale; photos: Photos['gallery'] }) {
  if (photos.length === 0) return null
  const t = await getTranslations({ locale, namespace: 'profile' })
  return (
    <section className="grid gap-4">
      <h2 className="text-xl">{t('gallery')}</h2>
      <ul className="gallery">
        {photos.map(({ id, caption, width, height }, index) => (
          <li key={id}>
            <figure className="grid gap-1">
              <a
                href={`/api/files/${id}`}
                target="_blank"
                rel="noopener"
                aria-label={t('openPhoto', { name: caption || t('photo', { number: index + 1 }) })}
              >
                <Photo id={id} thumb={480} width={width ?? 480} height={height ?? 360} />
              </a>
              {caption ? (
                <figcaption className="hint" dir="auto">
                  {caption}
                </figcaption>
              ) : null}
            </figure>
          </li>
        ))}
      </ul>
    </section>
  )
}
