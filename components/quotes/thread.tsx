import { randomUUID } from 'node:crypto'
import { getTranslations } from 'next-intl/server'
import { TextareaField } from '@/components/forms/field'
import type { Messages } from '@/components/forms/message-for'
import type { Locale } from '@/lib/i18n/routing'
import { answerQuestion, askQuestion } from '@/lib/quotes/actions'
import type { QuoteMessage } from '@/lib/quotes/queries/parts'
import { StepForm } from './step-form'
import { untilText } from './words'

type ThreadProps = {
  locale: Locale
  side: 'client' | 'provider'
  /** Who the other one is, by name. */
  other: string
  messages: readonly QuoteMessage[]
  errors: Messages
  hidden: Readonly<Record<string, string | number>>
  possible: boolean
}

/** Questions and answers between the client and one provider; nobody else reads them. */
export async function Thread({ locale, side, other, messages, errors, hidden, possible }: ThreadProps) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  const last = messages.at(-1)
  return (
    <div className="grid gap-4">
      {messages.length > 0 ? (
        <ol className="grid gap-3">
          {messages.map(message => (
            <li key={message.id} className="grid gap-1 border-s-2 border-line ps-4">
              <p className="hint">
                <bdi>{message.side === side ? t('thread.you') : other}</bdi> ·{' '}
                {untilText(t, locale, message.at)}
              </p>
              <p className="whitespace-pre-line break-words">
                <bdi>{message.body}</bdi>
              </p>
            </li>
          ))}
        </ol>
      ) : null}
      {/* A new one comes empty: what was said stands above. */}
      <StepForm
        key={last?.id ?? 'first'}
        action={side === 'client' ? answerQuestion : askQuestion}
        messages={errors}
        hidden={{ ...hidden, key: randomUUID() }}
        possible={possible}
        label={side === 'client' ? t('thread.answer') : t('thread.ask')}
        pending={t('sending')}
        variant="ghost"
      >
        <TextareaField
          name="body"
          label={side === 'client' ? t('thread.yourAnswer', { name: other }) : t('thread.yourQuestion')}
          hint={t('thread.hint')}
          maxLength={1000}
          rows={3}
        />
      </StepForm>
    </div>
  )
}
