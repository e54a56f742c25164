'use client'

import { useParams } from 'next/navigation'
import { Button, LinkButton } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/feedback'
import { localePath } from '@/components/ui/locale-path'
import { isLocale } from '@/lib/i18n/routing'
import { ERROR_COPY } from './error-copy'

export type ErrorProps = { error: Error & { digest?: string }; retry: () => void }

/** The page failed: try again, or go on elsewhere. Shows the reference that also stands in the log. */
export function ErrorPanel({ error, retry }: ErrorProps) {
  const params = useParams<{ locale?: string }>()
  const locale = isLocale(params?.locale) ? params.locale : 'fr'
  const words = ERROR_COPY[locale]
  return (
    <EmptyState
      title={words.title}
      icon="triangle-alert"
      level="h1"
      actions={
        <>
          <Button onClick={retry}>{words.retry}</Button>
          <LinkButton variant="ghost" href={localePath(locale, '/search')}>
            {words.search}
          </LinkButton>
          <LinkButton variant="ghost" href={localePath(locale)}>
            {words.home}
          </LinkButton>
        </>
      }
    >
      <p>{words.text}</p>
      {error.digest ? (
        <p className="hint mt-2">
          {words.code} <bdi>{error.digest}</bdi>
        </p>
      ) : null}
    </EmptyState>
  )
}
