import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { getTranslations, setRequestLocale } from 'next-intl/server'
import { CriteriaMeans, RatingBars, ReviewList } from '@/components/profile/review-list'
import { LinkButton } from '@/components/ui/button'
import { localePath } from '@/components/ui/locale-path'
import { Pagination } from '@/components/ui/pagination'
import { pageMetadata } from '@/lib/i18n/seo'
import { publicReviews, REVIEWS_PER_PAGE } from '@/lib/reviews/queries/public'
import { loadProfile } from '../../profile-page'

type Props = { params: Promise<{ locale: string; slug: string; page: string }> }

export const revalidate = 3600

export function generateStaticParams() {
  return []
}

async function load({ params }: Props) {
  const loaded = await loadProfile(params)
  const { page } = await params
  const number = /^[1-9]\d{0,3}$/.test(page) ? Number(page) : 0
  const last = Math.max(1, Math.ceil(loaded.profile.ratingCount / REVIEWS_PER_PAGE))
  if (number < 1 || number > last) notFound()
  return { ...loaded, number, last }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { locale, name, trade, cityName, path, number } = await load(props)
  const t = await getTranslations({ locale, namespace: 'profile' })
  return pageMetadata({
    locale,
    path: `${path}/reviews/${number}`,
    title: t('reviewsTitle', { name }),
    description: t('reviewsDescription', { name, trade, city: cityName }),
    // The profile is the page to find; these only carry on its reviews.
    index: false,
  })
}

export default async function ReviewsPage(props: Props) {
  const { locale, profile, name, path, number, last } = await load(props)
  setRequestLocale(locale)
  const [{ list, distribution, criteria }, t] = await Promise.all([
    publicReviews(profile.slug, profile.id, number),
    getTranslations({ locale, namespace: 'profile' }),
  ])
  const href = (page: number) => localePath(locale, `${path}/reviews/${page}`)
  return (
    <div className="wrap grid gap-6 py-8">
      <h1>{t('reviewsTitle', { name })}</h1>
      <RatingBars locale={locale} distribution={distribution} />
      <CriteriaMeans locale={locale} criteria={criteria} />
      <ReviewList locale={locale} reviews={list} provider={name} />
      <Pagination
        label={t('pages')}
        previous={number > 1 ? { href: href(number - 1), label: t('newer') } : null}
        next={number < last ? { href: href(number + 1), label: t('more') } : null}
      />
      <LinkButton variant="ghost" href={localePath(locale, path)} className="w-fit">
        {t('backToProfile')}
      </LinkButton>
    </div>
  )
}
