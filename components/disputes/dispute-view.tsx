import { getTranslations } from 'next-intl/server'
import { instantText } from '@/components/bookings/words'
import { PhotoStrip } from '@/components/files/photo-strip'
import { Alert } from '@/components/ui/feedback'
import { formatMoney } from '@/lib/core/money'
import type { DisputeView as Dispute } from '@/lib/disputes/queries'
import type { Locale } from '@/lib/i18n/routing'

type Names = { client: string; provider: string }
type DisputeViewProps = { locale: Locale; dispute: Dispute; names: Names }

async function Side({ locale, dispute, names, side }: DisputeViewProps & { side: 'client' | 'provider' }) {
  const [t, words] = await Promise.all([
    getTranslations({ locale, namespace: 'disputes' }),
    getTranslations({ locale, namespace: 'bookings' }),
  ])
  const said = dispute.statements.filter(statement => statement.side === side)
  return (
    <section className="grid gap-3 border-t border-line pt-4">
      <h3 className="text-lg">{t(`says.${side}`, { name: names[side] })}</h3>
      {said.length === 0 ? <p className="hint">{t('silent')}</p> : null}
      {said.map(statement => (
        <figure key={statement.id} className="grid gap-1">
          <blockquote className="break-words whitespace-pre-line">
            <bdi>{statement.body}</bdi>
          </blockquote>
          <figcaption className="hint">{instantText(words, locale, statement.createdAt)}</figcaption>
        </figure>
      ))}
      <PhotoStrip locale={locale} files={dispute.evidence[side]} />
    </section>
  )
}

/** What the dispute is about, both versions with their evidence, and the ruling once there is one. */
export async function DisputeView({ locale, dispute, names }: DisputeViewProps) {
  const t = await getTranslations({ locale, namespace: 'disputes' })
  const other = dispute.openedBy === 'client' ? 'provider' : 'client'
  const opener = dispute.openedBy === 'client' ? 'client' : 'provider'
  return (
    <div className="grid gap-4">
      <p className="font-medium">
        {t(`kind.${dispute.kind}`)} · {t(`opened.${opener}`)}
      </p>
      {dispute.ruledAt && dispute.outcome ? (
        <Alert tone="success" title={t(`outcome.${dispute.outcome}`)}>
          <p className="break-words whitespace-pre-line">
            <bdi>{dispute.ruling}</bdi>
          </p>
          <p>
            {dispute.refund ? t('refund', { amount: formatMoney(locale, dispute.refund) }) : t('noRefund')}
          </p>
        </Alert>
      ) : (
        <Alert tone="info" title={t('waiting')} />
      )}
      <Side {...{ locale, dispute, names }} side={opener} />
      <Side {...{ locale, dispute, names }} side={other} />
    </div>
  )
}
