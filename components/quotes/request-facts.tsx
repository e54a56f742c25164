import { getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { PhotoStrip } from '@/components/files/photo-strip'
import type { StoredFile } from '@/lib/files/queries'
import type { Locale } from '@/lib/i18n/routing'
import { areaText, wishedText } from './words'

type Job = {
  title: string
  description: string
  wishedOn: string | null
  cityFr: string
  cityAr: string
  districtFr: string | null
  districtAr: string | null
  photos: readonly StoredFile[]
}

export function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <div className="grid gap-1 border-b border-line py-4">
      <dt className="hint">{term}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}

/** The job as both sides read it. `children`: what only one of them may see. */
export async function RequestFacts({
  locale,
  job,
  children,
}: {
  locale: Locale
  job: Job
  children?: ReactNode
}) {
  const t = await getTranslations({ locale, namespace: 'quotes' })
  return (
    <dl>
      <Fact term={t('facts.job')}>
        <p className="font-medium">
          <bdi>{job.title}</bdi>
        </p>
        <p className="whitespace-pre-line">
          <bdi>{job.description}</bdi>
        </p>
      </Fact>
      {job.photos.length > 0 ? (
        <Fact term={t('facts.photos')}>
          <PhotoStrip locale={locale} files={job.photos} />
        </Fact>
      ) : null}
      <Fact term={t('facts.where')}>{areaText(locale, job)}</Fact>
      <Fact term={t('facts.wished')}>{wishedText(t, locale, job.wishedOn)}</Fact>
      {children}
    </dl>
  )
}
