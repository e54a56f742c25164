import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { AuthPanel } from '@/components/accounts/auth-panel'
import { UnsubscribeForm } from '@/components/notifications/unsubscribe-form'
import { localePath } from '@/components/ui/locale-path'
import { database } from '@/db/client'
import { isLocale } from '@/lib/i18n/routing'
import { unsubscription } from '@/lib/notifications/queries'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'unsubscribe' })
  return { title: t('title'), description: t('description') }
}

/** Ends e-mails of one kind from their own link. Opening it changes nothing: programs look into links. */
export default async function UnsubscribePage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const { token } = await searchParams
  const found = typeof token === 'string' ? await unsubscription(database(), token) : null
  if (!found || typeof token !== 'string') notFound()
  const t = await getTranslations({ locale, namespace: 'unsubscribe' })
  const state = found.enabled ? 'on' : 'off'
  const kind = t(`kinds.${found.name}`)
  return (
    <AuthPanel
      title={t(`${state}.title`)}
      intro={t(`${state}.text`, { kind })}
      footer={
        <a className="link" href={localePath(locale, '/account/settings#preferences')}>
          {t('preferences')}
        </a>
      }
    >
      <UnsubscribeForm locale={locale} token={token} enabled={found.enabled} />
      <p className="hint">{t('always')}</p>
    </AuthPanel>
  )
}
