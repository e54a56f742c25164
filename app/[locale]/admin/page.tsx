import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { SignOutButton } from '@/components/accounts/sign-out-button'
import { Card } from '@/components/ui/surface'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.home' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** Where an administrator begins. */
export default async function AdminPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/admin', 'ADMIN')
  const t = await getTranslations({ locale, namespace: 'admin.home' })
  return (
    <div className="grid max-w-form gap-6">
      <h1>{t('hello', { name: user.firstName })}</h1>
      <Card className="grid gap-4">
        <p>{t('description')}</p>
        <SignOutButton locale={locale} />
      </Card>
    </div>
  )
}
