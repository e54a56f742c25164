import { getTranslations } from 'next-intl/server'
import { ActionForm } from '@/components/forms/action-form'
import { errorMessages } from '@/components/forms/error-messages'
import { FormError } from '@/components/forms/form-error'
import { SubmitButton } from '@/components/forms/submit-button'
import { LinkButton } from '@/components/ui/button'
import { localePath } from '@/components/ui/locale-path'
import { Card } from '@/components/ui/surface'
import { Tag } from '@/components/ui/tag'
import { deleteAddress } from '@/lib/addresses/actions'
import type { Locale } from '@/lib/i18n/routing'
import type { AddressView } from './address-view'

/** One saved place, and what can be done with it. */
export async function AddressCard({ locale, address }: { locale: Locale; address: AddressView }) {
  const t = await getTranslations({ locale, namespace: 'accounts.addresses' })
  return (
    <Card as="li" className="grid gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <h2 className="text-lg wrap-anywhere">
          <bdi>{address.label}</bdi>
        </h2>
        {address.preferred ? <Tag>{t('preferred')}</Tag> : null}
      </div>
      <p className="wrap-anywhere">
        <bdi>{address.address}</bdi>
      </p>
      <p className="text-muted">{address.place.join(' · ')}</p>
      {address.landmark ? (
        <p className="hint wrap-anywhere">
          <bdi>{address.landmark}</bdi>
        </p>
      ) : null}
      <div className="flex flex-wrap gap-3">
        <LinkButton
          href={localePath(locale, `/account/addresses?edit=${address.id}`)}
          variant="ghost"
          size="sm"
          aria-label={t('edit_one', { label: address.label })}
        >
          {t('edit')}
        </LinkButton>
        <ActionForm
          action={deleteAddress}
          messages={await errorMessages(locale, 'addresses', 'auth')}
          className="grid gap-2"
        >
          <FormError />
          <input type="hidden" name="id" value={address.id} />
          <input type="hidden" name="locale" value={locale} />
          <SubmitButton pending={t('delete_pending')} variant="quiet" size="sm">
            {t('delete')}
            <span className="sr-only"> {address.label}</span>
          </SubmitButton>
        </ActionForm>
      </div>
    </Card>
  )
}
