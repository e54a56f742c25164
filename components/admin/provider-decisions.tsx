import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { TextareaField } from '@/components/forms/field'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import type { Locale } from '@/lib/i18n/routing'
import { decideProvider } from '@/lib/providers/actions'
import { DECISIONS, decisionsIn, type ProviderStatus } from '@/lib/providers/domain/standing'

type ProviderDecisionsProps = {
  locale: Locale
  provider: { id: number; status: ProviderStatus; updatedAt: Date }
}

/** What can be decided now. Where a reason is asked, the provider reads it in a mail and on the page. */
export async function ProviderDecisions({ locale, provider }: ProviderDecisionsProps) {
  const [t, messages] = await Promise.all([
    getTranslations({ locale, namespace: 'admin.providers' }),
    errorMessages(locale, 'workshop', 'documents', 'not_found'),
  ])
  const open = decisionsIn(provider.status)
  return (
    <div className="grid gap-5">
      {open.map(decision => (
        <ActionForm key={decision} action={decideProvider} messages={messages}>
          <input type="hidden" name="locale" value={locale} />
          <input type="hidden" name="provider" value={provider.id} />
          <input type="hidden" name="decision" value={decision} />
          <input type="hidden" name="seen" value={provider.updatedAt.toISOString()} />
          <FormError />
          {DECISIONS[decision].reason ? (
            <TextareaField
              name="reason"
              label={t(`reason.${decision as 'refuse' | 'suspend'}`)}
              hint={t('reasonHint')}
              rows={4}
              maxLength={1000}
            />
          ) : null}
          <SubmitButton
            pending={t('pending')}
            variant={DECISIONS[decision].reason ? 'danger' : 'primary'}
            full
          >
            {t(`decision.${decision}`)}
          </SubmitButton>
        </ActionForm>
      ))}
    </div>
  )
}
