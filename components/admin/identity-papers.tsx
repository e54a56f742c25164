import { getTranslations } from 'next-intl/server'
import { Alert } from '@/components/ui/feedback'
import { Icon } from '@/components/ui/icon'
import type { Locale } from '@/lib/i18n/routing'
import { documentsComplete } from '@/lib/identity/domain/documents'
import type { ShownDocument } from '@/lib/identity/queries'
import type { ProviderStatus } from '@/lib/providers/domain/standing'
import { formatDate } from '@/lib/time/format'
import { toWall } from '@/lib/time/zone'

type IdentityPapersProps = {
  locale: Locale
  documents: readonly ShownDocument[]
  status: ProviderStatus
}

/** The papers behind an application. Each is opened by itself, and each opening leaves a line in the trail. */
export async function IdentityPapers({ locale, documents, status }: IdentityPapersProps) {
  const [t, words] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.providers.papers' }),
    getTranslations({ locale, namespace: 'workbench.documents' }),
  ])
  const complete = documentsComplete(documents.map(({ kind }) => kind))
  const until = documents.find(({ eraseAfter }) => eraseAfter)?.eraseAfter
  return (
    <section className="grid gap-3" data-papers={complete ? 'complete' : 'missing'}>
      <h2 className="text-lg">{t('title')}</h2>
      {status === 'SUBMITTED' && !complete ? <Alert tone="error">{t('missing')}</Alert> : null}
      {documents.length === 0 && status !== 'SUBMITTED' ? <p className="text-muted">{t('none')}</p> : null}
      {documents.length > 0 ? (
        <>
          <ul className="grid gap-1">
            {documents.map(({ id, kind }) => (
              <li key={id}>
                <a
                  className="link inline-flex min-h-11 items-center gap-2"
                  href={`/api/identity/${id}`}
                  target="_blank"
                  rel="noopener"
                  data-paper={kind}
                >
                  <Icon name="file-text" />
                  {words(`kind.${kind}`)}
                  <span className="sr-only">{t('newTab')}</span>
                </a>
              </li>
            ))}
          </ul>
          <p className="hint">{t('trail')}</p>
          {until ? (
            <p className="hint">{t('erased', { when: formatDate(locale, toWall(until).date, 'long') })}</p>
          ) : null}
        </>
      ) : null}
    </section>
  )
}
