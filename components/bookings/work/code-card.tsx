import { getTranslations } from 'next-intl/server'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'

type CodeCardProps = { locale: Locale; code: string; moment: 'start' | 'extra' | 'end'; provider: string }

/** The client's four digits and what giving them away does. */
export async function CodeCard({ locale, code, moment, provider }: CodeCardProps) {
  const t = await getTranslations({ locale, namespace: 'bookings.work' })
  return (
    <Card as="section" className="grid gap-2" aria-labelledby="client-code">
      <h2 id="client-code" className="text-lg">
        {t(`code.${moment}.title`)}
      </h2>
      <p className="text-4xl font-semibold tracking-[0.2em] tnum" data-check-code="">
        <bdi dir="ltr">{code}</bdi>
      </p>
      <p className="text-muted">{t(`code.${moment}.hint`, { name: provider })}</p>
    </Card>
  )
}
