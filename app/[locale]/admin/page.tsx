import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { SignOutButton } from '@/components/accounts/sign-out-button'
import { cn } from '@/components/ui/class-names'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import { database } from '@/db/client'
import { waitingWork } from '@/lib/administration/queries'
import { recentAlarms } from '@/lib/audit/queries'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'
import { now } from '@/lib/time/clock'

type Props = { params: Promise<{ locale: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'admin.home' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

const WORK = [
  { key: 'providers', icon: 'users' },
  { key: 'disputes', icon: 'scale' },
  { key: 'reviews', icon: 'star' },
] as const

/** Where an administrator begins: what waits, and how much of it. */
export default async function AdminPage({ params }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/admin', 'ADMIN')
  const db = database()
  const [waiting, alarms, t] = await Promise.all([
    waitingWork(db, user),
    recentAlarms(db, user, now()),
    getTranslations({ locale, namespace: 'admin.home' }),
  ])
  return (
    <div className="grid gap-6">
      <h1>{t('hello', { name: user.firstName })}</h1>
      <ul className="grid gap-4 md:grid-cols-3">
        {WORK.map(({ key, icon }) => (
          <Card key={key} as="li" className="relative">
            <p
              className={cn(
                'flex items-center gap-3',
                waiting[key] > 0 ? 'text-lg font-medium' : 'text-muted',
              )}
            >
              <Icon name={icon} />
              <a
                className="after:absolute after:inset-0 after:rounded-card"
                href={localePath(locale, `/admin/${key}`)}
              >
                {t(`waiting.${key}`, { count: waiting[key] })}
              </a>
            </p>
          </Card>
        ))}
      </ul>
      <Card className="relative">
        <p
          className={cn('flex items-center gap-3', alarms.recent > 0 ? 'text-lg font-medium' : 'text-muted')}
        >
          <Icon name="shield-check" />
          <a
            className="after:absolute after:inset-0 after:rounded-card"
            href={localePath(locale, '/admin/audit?severity=alarming')}
          >
            {t('alerts', { count: alarms.recent })}
          </a>
        </p>
        <p className="hint">{t('untold', { count: alarms.untold })}</p>
      </Card>
      <div className="row">
        <SignOutButton locale={locale} />
      </div>
    </div>
  )
}
