import { getTranslations } from 'next-intl/server'
import { errorMessages } from '@/components/forms/error-messages'
import { formMessage, type Messages } from '@/components/forms/message-for'
import { LinkButton } from '@/components/ui/button'
import { Alert } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import { localePath } from '@/components/ui/locale-path'
import type { Locale } from '@/lib/i18n/routing'
import { documentsComplete, isDocumentKind, KEPT_DAYS } from '@/lib/identity/domain/documents'
import { IDENTITY_DOCUMENT_KINDS, type IdentityDocumentKind } from '@/lib/identity/domain/kinds'
import type { ShownDocument } from '@/lib/identity/queries'
import { stepAfter } from '@/lib/providers/domain/steps'
import { DocumentCard } from './document-card'

/** What the upload route said, as the address carries it back. */
export type UploadAnswer = { kind: IdentityDocumentKind; code: string | null } | null

/** Reads the answer out of the address; whatever else stands there is none. */
export function uploadAnswer(query: Record<string, string | string[] | undefined>): UploadAnswer {
  const { sent, refused, code } = query
  if (isDocumentKind(sent)) return { kind: sent, code: null }
  return isDocumentKind(refused)
    ? { kind: refused, code: typeof code === 'string' ? code : 'unexpected' }
    : null
}

const faultOf = (answer: UploadAnswer, kind: IdentityDocumentKind, messages: Messages) =>
  answer?.kind === kind && answer.code !== null ? formMessage(messages, answer.code) : undefined

type DocumentsStepProps = { locale: Locale; documents: readonly ShownDocument[]; answer: UploadAnswer }

/** The papers that show who one is: what they are for, what is there, and the way to add, replace, take back. */
export async function DocumentsStep({ locale, documents, answer }: DocumentsStepProps) {
  const [t, save, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'workbench.documents' }),
    getTranslations({ locale, namespace: 'workbench.save' }),
    errorMessages(locale, 'files', 'documents', 'not_found', 'unexpected'),
  ])
  const complete = documentsComplete(documents.map(({ kind }) => kind))
  return (
    <div className="grid gap-5" id="documents" data-documents={complete ? 'complete' : 'missing'}>
      <Alert tone="info" title={t('why')}>
        <p>{t('law', { days: KEPT_DAYS })}</p>
        <p className="mt-2">
          <a className="link" href={localePath(locale, '/legal/privacy')}>
            {t('privacy')}
          </a>
        </p>
      </Alert>
      <p className="flex items-center gap-2">
        <Icon
          name={complete ? 'circle-check' : 'circle-alert'}
          className={complete ? 'text-green' : 'text-terracotta'}
        />
        {complete ? t('complete') : t('wanted')}
      </p>
      {IDENTITY_DOCUMENT_KINDS.map(kind => (
        <DocumentCard
          key={kind}
          locale={locale}
          kind={kind}
          document={documents.find(document => document.kind === kind) ?? null}
          arrived={answer?.kind === kind && answer.code === null}
          fault={faultOf(answer, kind, messages)}
          messages={messages}
        />
      ))}
      <LinkButton
        variant={complete ? 'primary' : 'ghost'}
        href={localePath(locale, `/pro/onboarding?step=${stepAfter('documents')}`)}
      >
        {save('go')}
      </LinkButton>
    </div>
  )
}
