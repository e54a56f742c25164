import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { ChangeForm } from '@/components/favourites/change-form'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import { localName } from '@/lib/catalogue/domain'
import { requireRole } from '@/lib/core/page-guard'
import { favouriteOf } from '@/lib/favourites/queries'
import { isLocale } from '@/lib/i18n/routing'
import { PROVIDER_SLUG } from '@/lib/providers/domain'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'favourites' })
  return { title: t('change.title'), description: t('description'), robots: { index: false } }
}

/** Where a heart leads before scripts have come: a page changes nothing by being opened, its button does. */
export default async function ChangeFavouritePage({ params, searchParams }: Props) {
  const { locale } = await params
  const { provider } = await searchParams
  if (!isLocale(locale) || typeof provider !== 'string' || !PROVIDER_SLUG.test(provider)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, `/account/favourites/change?provider=${provider}`, 'CLIENT')
  const favourite = await favouriteOf(database(), user, provider)
  if (!favourite) notFound()
  const t = await getTranslations({ locale, namespace: 'favourites' })
  return (
    <div className="grid max-w-form gap-6">
      <h1>
        <bdi>{localName(locale, favourite)}</bdi>
      </h1>
      <p>{t(favourite.on ? 'change.isSet' : 'change.isNot')}</p>
      <ChangeForm locale={locale} provider={favourite.slug} on={!favourite.on} />
      <a className="link w-fit py-2" href={localePath(locale, `/providers/${favourite.slug}`)}>
        <Icon name="arrow-left" /> {t('change.back')}
      </a>
    </div>
  )
}
