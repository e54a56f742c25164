import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { isLocale } from '@/lib/i18n/routing'
import { pageMetadata } from '@/lib/i18n/seo'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'privacy.goodbye' })
  const words = { title: t('title'), description: t('text') }
  return pageMetadata({ locale, path: '/goodbye', index: false, ...words })
}

/** Where an erased account leaves its owner: nobody is signed in here, and the page knows nobody. */
export default async function GoodbyePage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const t = await getTranslations({ locale, namespace: 'privacy.goodbye' })
  return (
    <div className="wrap py-12">
      <EmptyState
        level="h1"
        icon="circle-check"
        title={t('title')}
        actions={<LinkButton href={localePath(locale)}>{t('home')}</LinkButton>}
      >
        <p>{t('text')}</p>
      </EmptyState>
    </div>
  )
}
