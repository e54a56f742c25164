import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { FormError } from '@/components/forms/form-error'
import type { Messages } from '@/components/forms/message-for'
import { SubmitButton } from '@/components/forms/submit-button'
import { Alert } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import { Card } from '@/components/ui/surface'
import type { Locale } from '@/lib/i18n/routing'
import { withdrawDocument } from '@/lib/identity/actions'
import type { IdentityDocumentKind } from '@/lib/identity/domain/kinds'
import type { ShownDocument } from '@/lib/identity/queries'
import { formatDateTime } from '@/lib/time/format'
import { DocumentForm } from './document-form'

type DocumentCardProps = {
  locale: Locale
  kind: IdentityDocumentKind
  document: ShownDocument | null
  /** It has just arrived. */
  arrived: boolean
  fault: string | undefined
  messages: Messages
}

/** One kind of paper: what is there, and the form that brings or replaces it. */
export async function DocumentCard(props: DocumentCardProps) {
  const { locale, kind, document, arrived, fault, messages } = props
  const t = await getTranslations({ locale, namespace: 'workbench.documents' })
  const name = t(`kind.${kind}`)
  return (
    <Card
      as="section"
      id={kind}
      className="grid scroll-mt-6 gap-4"
      data-document={kind}
      data-there={document !== null}
    >
      <div className="grid gap-1">
        <h3 className="text-lg">{name}</h3>
        <p className="hint">{t(`hint.${kind}`)}</p>
      </div>
      {arrived ? <Alert tone="success">{t('arrived')}</Alert> : null}
      {document ? (
        <div className="flex flex-wrap items-center gap-3">
          <p className="flex min-w-0 flex-1 items-center gap-2">
            <Icon name="file-text" className="text-green" />
            <span>{t('there', { when: formatDateTime(locale, document.createdAt) })}</span>
          </p>
          <a
            className="btn btn-ghost btn-sm"
            href={`/api/identity/${document.id}`}
            target="_blank"
            rel="noopener"
          >
            {t('open')}
            <span className="sr-only"> {t('named', { name })}</span>
          </a>
          <ActionForm action={withdrawDocument} messages={messages} className="contents">
            <input type="hidden" name="document" value={document.id} />
            <FormError />
            <SubmitButton variant="quiet" size="sm" pending={t('pending')}>
              {t('remove')}
              <span className="sr-only"> {t('named', { name })}</span>
            </SubmitButton>
          </ActionForm>
        </div>
      ) : null}
      <DocumentForm
        key={document?.id ?? 'none'}
        action={`/api/identity?kind=${kind}&locale=${locale}`}
        name={document ? t('replace', { name }) : t('choose', { name })}
        hint={t('limit')}
        send={document ? t('sendAnew') : t('send')}
        pending={t('sending')}
        tooLarge={messages['files.too_large'] ?? ''}
        fault={fault}
      />
    </Card>
  )
}
