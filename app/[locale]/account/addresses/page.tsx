import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { AddressCard } from '@/components/addresses/address-card'
import { AddressForm } from '@/components/addresses/address-form'
import { addressView } from '@/components/addresses/address-view'
import { citiesWithDistricts } from '@/components/places/named'
import { Alert } from '@/components/ui/feedback'
import { Card } from '@/components/ui/surface'
import { database } from '@/db/client'
import { MOST_ADDRESSES } from '@/lib/addresses/domain/most'
import { addressesOf } from '@/lib/addresses/queries'
import { loadCatalogue } from '@/lib/catalogue/queries'
import { requireRole } from '@/lib/core/page-guard'
import { isLocale } from '@/lib/i18n/routing'

type Props = {
  params: Promise<{ locale: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params
  if (!isLocale(locale)) return {}
  const t = await getTranslations({ locale, namespace: 'accounts.addresses' })
  return { title: t('title'), description: t('description'), robots: { index: false } }
}

/** The places a client books for. */
export default async function AddressesPage({ params, searchParams }: Props) {
  const { locale } = await params
  if (!isLocale(locale)) notFound()
  setRequestLocale(locale)
  const user = await requireRole(locale, '/account/addresses', 'CLIENT')
  const [rows, catalogue, query, t] = await Promise.all([
    addressesOf(database(), user.userId),
    loadCatalogue(),
    searchParams,
    getTranslations({ locale, namespace: 'accounts.addresses' }),
  ])
  const addresses = rows.map(row => addressView(locale, row, catalogue))
  const edited = addresses.find(({ id }) => id === query.edit) ?? null
  if (query.edit !== undefined && !edited) notFound()
  const { done } = query
  const form = (
    <AddressForm locale={locale} cities={citiesWithDistricts(locale, catalogue)} address={edited} />
  )
  return (
    <div className="grid max-w-form gap-6">
      <header className="grid gap-2">
        <h1>{t('title')}</h1>
        <p className="text-muted">{t('description')}</p>
      </header>
      {done === 'saved' || done === 'deleted' ? <Alert tone="success">{t(`done.${done}`)}</Alert> : null}
      {edited ? (
        <Card as="section" className="grid gap-4" aria-labelledby="edit">
          <h2 id="edit" className="text-xl">
            {t('edit_one', { label: edited.label })}
          </h2>
          {form}
        </Card>
      ) : (
        <>
          {addresses.length > 0 ? (
            <ul className="grid gap-4">
              {addresses.map(address => (
                <AddressCard key={address.id} locale={locale} address={address} />
              ))}
            </ul>
          ) : (
            <p>{t('none')}</p>
          )}
          {addresses.length < MOST_ADDRESSES ? (
            <Card as="section" className="grid gap-4" aria-labelledby="add">
              <h2 id="add" className="text-xl">
                {t('add')}
              </h2>
              {form}
            </Card>
          ) : (
            <p className="hint">{t('full', { most: MOST_ADDRESSES })}</p>
          )}
        </>
      )}
    </div>
  )
}
